/// One line of the head of a letter as printed in another: `*Sent:* Wednesday, October 27`.
struct HeadLine: Hashable, Sendable {
    /// Which field.
    let field: HeadField
    /// What stands behind the colon.
    let value: String

    /// Reads a line without marks of quoting; nil when it is none.
    init?(_ line: String) {
        guard let colon = HeadLine.colon(of: line) else { return nil }
        let label = line[..<colon.lowerBound].trimming { $0.isWhitespace || "*_".contains($0) || $0.isUnseen }
        guard let field = HeadField.labelled(label) else { return nil }
        self.field = field
        value = line[colon.upperBound...].trimming { $0.isWhitespace || "*".contains($0) || $0.isUnseen }
    }

    /// The colon of a label: the first of the line within the bytes that a label can have.
    private static func colon(of line: String) -> Range<String.Index>? {
        var left = 60
        let bytes = line.utf8
        var index = bytes.startIndex
        while index < bytes.endIndex, left > 0 {
            switch bytes[index] {
            case UInt8(ascii: ":"): return index..<bytes.index(after: index)
            case UInt8(ascii: "<"), UInt8(ascii: "@"): return nil
            case 0xEF where line[index] == "：": return index..<line.index(after: index)
            default: break
            }
            index = bytes.index(after: index)
            left -= 1
        }
        return nil
    }
}
