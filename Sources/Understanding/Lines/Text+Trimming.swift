import Domain

extension StringProtocol {
    /// The text in lower case.
    func lowered() -> String { CommonLetters.lowercased(self) }

    /// The text without characters at its ends for which `isLoose` holds: marks and white space. Letters and digits, the
    /// common ones, never are.
    func trimming(_ isLoose: (Character) -> Bool) -> String {
        var (start, end) = (startIndex, endIndex)
        while start < end, !beginsWithLetter(at: start), isLoose(self[start]) { start = index(after: start) }
        while start < end, !endsWithLetter(at: end), isLoose(self[index(before: end)]) { end = index(before: end) }
        return String(self[start..<end])
    }

    private func beginsWithLetter(at index: Index) -> Bool {
        let byte = utf8[index]
        return byte.isCommonLetter || byte == 0xD0 || byte == 0xD1
    }

    private func endsWithLetter(at end: Index) -> Bool {
        let last = utf8.index(end, offsetBy: -1)
        let byte = utf8[last]
        if byte < 0x80 { return byte.isCommonLetter }
        guard last > startIndex else { return false }
        let lead = utf8[utf8.index(last, offsetBy: -1)]
        return lead == 0xD0 || lead == 0xD1
    }

    /// The text without white space, and marks that nobody sees, at its ends.
    func trimmingSpace() -> String {
        let bytes = utf8
        var (start, end) = (bytes.startIndex, bytes.endIndex)
        while start < end, bytes[start] <= 0x20 { start = bytes.index(after: start) }
        while start < end, bytes[bytes.index(end, offsetBy: -1)] <= 0x20 { end = bytes.index(end, offsetBy: -1) }
        guard start < end else { return "" }
        let isPlain = bytes[start] < 0x80 && bytes[bytes.index(end, offsetBy: -1)] < 0x80
        return isPlain ? String(self[start..<end]) : self[start..<end].trimming { $0.isWhitespace || $0.isUnseen }
    }

    /// The text in which every run of white space is one blank.
    func folded() -> String {
        split { $0.isWhitespace }.joined(separator: " ")
    }

    /// Whether the text ends with another, letter for letter.
    func endsExactly(with other: String) -> Bool {
        let count = other.utf8.count
        return utf8.count >= count && utf8.suffix(count).elementsEqual(other.utf8)
    }

    /// Whether the text begins with another, letter for letter.
    func beginsExactly(with other: String) -> Bool { utf8.starts(with: other.utf8) }

    /// The first two bytes of the text in lower case, by which most texts that begin otherwise are told apart at once.
    var head: UInt16 {
        var bytes = utf8.makeIterator()
        guard let first = bytes.next() else { return 0 }
        let second = bytes.next() ?? 0
        if first >= 0x80, first != 0xD0, first != 0xD1 {
            return String(prefix(1)).lowercased().utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
        }
        if first == 0xD0 {
            let lower = CommonLetters.lower(cyrillic: second)
            return UInt16(lower.0) << 8 | UInt16(lower.1)
        }
        func small(_ byte: UInt8) -> UInt16 { UInt16(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) }
        return small(first) << 8 | small(second)
    }

    /// Where another text first stands in this one, letter for letter.
    func range(of other: String) -> Range<Index>? {
        var other = other
        let found = utf8.withContiguousStorageIfAvailable { mine in other.withUTF8 { ByteSearch.first($0, in: mine) } }
        // Only a text that another runtime lends has its bytes elsewhere.
        guard let offset = found ?? ByteSearch.first(Array(other.utf8), in: Array(utf8)) else { return nil }
        let start = utf8.index(startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: other.utf8.count)
    }
}

extension UInt8 {
    /// Whether it is a letter or digit of ASCII.
    fileprivate var isCommonLetter: Bool {
        self >= 0x30 && self <= 0x39 || self | 0x20 >= 0x61 && self | 0x20 <= 0x7A
    }
}

extension Character {
    /// Marks without a shape: byte order, joiners, directions.
    var isUnseen: Bool {
        guard let scalar = unicodeScalars.first, scalar.value >= 0xAD else { return false }
        switch scalar.value {
        case 0xFEFF, 0x200B...0x200F, 0x2060, 0xAD: return unicodeScalars.count == 1
        default: return false
        }
    }
}
