extension StringProtocol {
    /// The text without characters at its ends for which `isLoose` holds.
    func trimming(_ isLoose: (Character) -> Bool) -> String {
        var (start, end) = (startIndex, endIndex)
        while start < end, isLoose(self[start]) { start = index(after: start) }
        while start < end, isLoose(self[index(before: end)]) { end = index(before: end) }
        return String(self[start..<end])
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

    /// Where another text first stands in this one, letter for letter.
    func range(of other: String) -> Range<Index>? {
        guard let first = other.utf8.first else { return nil }
        let mine = utf8
        var start = mine.startIndex
        while let found = mine[start...].firstIndex(of: first) {
            if mine[found...].starts(with: other.utf8) {
                return found..<mine.index(found, offsetBy: other.utf8.count)
            }
            start = mine.index(after: found)
        }
        return nil
    }
}

extension Character {
    /// Marks without a shape: byte order, joiners, directions.
    var isUnseen: Bool {
        switch self {
        case "\u{FEFF}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{AD}": true
        default: false
        }
    }
}
