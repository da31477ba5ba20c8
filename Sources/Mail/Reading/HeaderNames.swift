import Glibc

/// Names of fields, by which those of a head are told apart: most of them at one look at a letter and a length.
struct HeaderNames: Sendable {
    private let names: Set<String>
    /// For each length the letters with which names begin, a bit each.
    private var beginnings: [UInt32]

    /// Creates a set of names in lower case.
    init(_ names: Set<String>) {
        self.names = names
        beginnings = Array(repeating: 0, count: (names.map(\.utf8.count).max() ?? 0) + 1)
        for name in names { beginnings[name.utf8.count] |= Self.bit(name.utf8.first ?? 0) }
    }

    /// A name in lower case; nil when it is none of these.
    func known(_ name: UnsafePointer<CChar>) -> String? {
        let count = strnlen(name, beginnings.count)
        guard count < beginnings.count, beginnings[count] & Self.bit(UInt8(bitPattern: name[0])) != 0 else {
            return nil
        }
        let lower = String(cString: name).lowercased()
        return names.contains(lower) ? lower : nil
    }

    /// The bit of a letter, large or small.
    private static func bit(_ letter: UInt8) -> UInt32 { 1 << UInt32(letter & 0x1F) }
}
