/// Finds a name among a few known ones from its bytes, without case and without building a string: its two ends as
/// numbers, a hash of them, one comparison.
struct NameTable: Sendable {
    /// A name's first and last eight bytes, folded; they overlap in a short name.
    private struct Ends: Hashable, Sendable {
        var head: UInt64
        var tail: UInt64
        var length: Int

        var slot: Int {
            let mixed =
                (head ^ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15 ^ tail &* 0xC2B2_AE3D_27D4_EB4F
            return Int(truncatingIfNeeded: mixed >> 54)
        }
    }

    private static let capacity = 1024
    /// One more than a name's index, by hash; 0 where empty. Collisions take the next free place.
    private let slots: [UInt8]
    private let ends: [Ends]
    /// The folded names.
    private let names: [[UInt8]]

    /// Creates a table of at most 255 names; an empty name is never found.
    init(_ list: [String]) {
        var slots = [UInt8](repeating: 0, count: Self.capacity)
        names = list.prefix(255).map { $0.utf8.map(Self.lower) }
        ends = names.map { $0.withUnsafeBytes(Self.ends) }
        for (index, name) in names.enumerated() where !name.isEmpty {
            var slot = ends[index].slot
            while slots[slot] != 0 { slot = (slot + 1) % Self.capacity }
            slots[slot] = UInt8(index + 1)
        }
        self.slots = slots
    }

    /// The index of `name` in the list the table was made from, or nil.
    func index(of name: UnsafeRawBufferPointer) -> Int? {
        guard !name.isEmpty else { return nil }
        let wanted = Self.ends(of: name)
        var slot = wanted.slot
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if ends[index] == wanted, name.count <= 16 || hasMiddle(name, index) { return index }
            slot = (slot + 1) % Self.capacity
        }
        return nil
    }

    private func hasMiddle(_ name: UnsafeRawBufferPointer, _ index: Int) -> Bool {
        let known = names[index]
        for offset in 8..<(name.count - 8) where Self.lower(name[offset]) != known[offset] { return false }
        return true
    }

    private static func ends(of name: UnsafeRawBufferPointer) -> Ends {
        let count = name.count
        if count >= 8 {
            let head = name.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
            let tail = name.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            return Ends(head: lower(head), tail: lower(tail), length: count)
        }
        if count >= 4 {
            let head = UInt64(name.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
            let tail = UInt64(name.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
            return Ends(head: lower(head | tail << 32), tail: 0, length: count)
        }
        guard count > 0 else { return Ends(head: 0, tail: 0, length: 0) }
        let head = UInt64(name[0]) | UInt64(name[count / 2]) << 8 | UInt64(name[count - 1]) << 16
        return Ends(head: lower(head), tail: 0, length: count)
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    /// Eight bytes at once: the top bit of a byte tells whether it is one of A to Z.
    private static func lower(_ bytes: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = bytes & (ones &* 0x7F)
        let upper = ((low &+ ones &* (0x80 - 0x41)) ^ (low &+ ones &* (0x80 - 0x5B))) & ~bytes & (ones &* 0x80)
        return bytes | upper >> 2
    }
}

extension NameTable {
    /// All ``AMIKey`` names; an index is a key's raw value.
    static let keys = NameTable(AMIKey.allCases.map(\.folded))
    /// All ``AMIEvent`` names; an index is a place in ``AMIEvent/ordered``.
    static let events = NameTable(AMIEvent.ordered.map(\.rawValue))
}

extension AMIEvent {
    static let ordered = Array(allCases)
}
