/// One event of a recording, as the exchange sent it, and when.
struct RecordedEvent: Hashable, Sendable {
    /// The time from the first event of the recording to this one.
    var at: Duration
    /// Its bytes, with the blank line that ends it.
    var bytes: [UInt8]

    /// Creates an event.
    init(at: Duration, bytes: [UInt8]) {
        self.at = at
        self.bytes = bytes
    }

    /// The value of `Event`.
    var name: String { self["Event"] ?? "" }

    /// The first value of header `name`, decoded leniently. Header names are compared as Asterisk writes them.
    subscript(name: String) -> String? {
        HeaderLines(bytes).first { $0.name.elementsEqual(name.utf8) }.map { String(decoding: $0.value, as: UTF8.self) }
    }
}
