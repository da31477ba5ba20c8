/// Finds a name among a few known ones from its bytes, without case and without building a string: a hash over length
/// and three bytes, then one comparison.
struct NameTable: Sendable {
    private static let capacity = 1024
    /// One more than a name's index, by hash; 0 where empty. Collisions take the next free place.
    private let slots: [UInt8]
    /// The folded names, one after another.
    private let names: [UInt8]
    /// Where each name begins in `names`, and where the last one ends.
    private let starts: [Int]

    /// Creates a table of at most 255 names; an empty name is never found.
    init(_ list: [String]) {
        var slots = [UInt8](repeating: 0, count: Self.capacity)
        var names: [UInt8] = []
        var starts: [Int] = []
        for (index, text) in list.prefix(255).enumerated() {
            let name = text.utf8.map(Self.lower)
            starts.append(names.count)
            names += name
            guard !name.isEmpty else { continue }
            var slot = name.withUnsafeBytes(Self.hash)
            while slots[slot] != 0 { slot = (slot + 1) % Self.capacity }
            slots[slot] = UInt8(index + 1)
        }
        starts.append(names.count)
        self.slots = slots
        self.names = names
        self.starts = starts
    }

    /// The index of `name` in the list the table was made from, or nil.
    func index(of name: UnsafeRawBufferPointer) -> Int? {
        guard !name.isEmpty else { return nil }
        var slot = Self.hash(name)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if matches(name, index) { return index }
            slot = (slot + 1) % Self.capacity
        }
        return nil
    }

    private func matches(_ name: UnsafeRawBufferPointer, _ index: Int) -> Bool {
        let start = starts[index]
        guard starts[index + 1] - start == name.count else { return false }
        for offset in 0..<name.count where Self.lower(name[offset]) != names[start + offset] { return false }
        return true
    }

    private static func hash(_ name: UnsafeRawBufferPointer) -> Int {
        let first = Int(lower(name[0]))
        let middle = Int(lower(name[name.count / 2]))
        let last = Int(lower(name[name.count - 1]))
        return (name.count &* 131 &+ first &* 31 &+ middle &* 17 &+ last &* 7) & (capacity - 1)
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
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
