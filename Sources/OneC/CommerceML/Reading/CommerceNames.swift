import Glibc

/// Keeps one copy of the words that recur in a file: operations, roles, units, names of requisites and goods.
///
/// A table of fixed size: what comes later takes the place of what came before.
struct CommerceNames {
    private static let places = 1024
    /// Longer texts seldom recur.
    private static let longest = 160

    private struct Word {
        var string = ""
        /// What it means as the name of a requisite; nil while nobody has asked.
        var meaning: CommerceMark??
    }

    private var kept = [Word](repeating: Word(), count: places)

    /// The text as a string.
    mutating func string(_ text: CommerceText) -> String? {
        let bytes = text.bytes
        guard !bytes.isEmpty else { return nil }
        // Up to fifteen bytes stand in the string itself.
        guard bytes.count > 15, bytes.count <= Self.longest else { return text.string }
        return kept[place(of: bytes)].string
    }

    /// The name of a requisite, and what it means.
    mutating func requisite(_ text: CommerceText) -> (name: String, mark: CommerceMark?) {
        let bytes = text.bytes
        guard !bytes.isEmpty else { return ("", nil) }
        guard bytes.count <= Self.longest else { return (text.string ?? "", nil) }
        let place = place(of: bytes)
        let string = kept[place].string
        if let meaning = kept[place].meaning { return (string, meaning) }
        let meaning = CommerceMark(name: string)
        kept[place].meaning = .some(meaning)
        return (string, meaning)
    }

    /// Where the word stands, which it does from now on.
    private mutating func place(of bytes: UnsafeRawBufferPointer) -> Int {
        let place = Self.hash(bytes)
        if !Self.isSame(kept[place].string, bytes) {
            kept[place] = Word(string: String(decoding: bytes, as: UTF8.self))
        }
        return place
    }

    /// FNV-1a over words of eight bytes.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
        var index = 0
        while index + 8 <= bytes.count {
            hash = (hash ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x100_0000_01B3
            hash ^= hash >> 29
            index += 8
        }
        while index < bytes.count {
            hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
            index += 1
        }
        return Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 54)
    }

    private static func isSame(_ string: String, _ bytes: UnsafeRawBufferPointer) -> Bool {
        string.utf8.withContiguousStorageIfAvailable { kept in
            guard kept.count == bytes.count, let left = kept.baseAddress, let right = bytes.baseAddress else {
                return false
            }
            return memcmp(left, right, bytes.count) == 0
        } ?? false
    }
}
