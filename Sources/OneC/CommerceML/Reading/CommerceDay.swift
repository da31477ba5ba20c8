/// The day that was read last, under its text: `2026-11-20` stands in a file again and again.
struct CommerceDay {
    private static let length = 10

    private var first: UInt64 = 0
    private var last: UInt16 = 0
    private var day: CommerceMoment?

    /// The day of the same text; nil for any other.
    func moment(_ bytes: UnsafeRawBufferPointer) -> CommerceMoment? {
        guard bytes.count == Self.length, bytes.loadUnaligned(as: UInt64.self) == first,
            bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self) == last
        else { return nil }
        return day
    }

    /// Remembers what a text says.
    mutating func remember(_ moment: CommerceMoment, _ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.length else { return }
        first = bytes.loadUnaligned(as: UInt64.self)
        last = bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
        day = moment
    }
}
