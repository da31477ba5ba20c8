/// Marks of quoting at the beginning of a line.
enum Quotation {
    /// Whether a line is quoted: it begins with `>`, with `|` that is no table's, or with a writer's initials and `>`.
    static func isQuoted(_ line: String) -> Bool { depth(of: line) > 0 }

    /// How many marks stand before the text of a line.
    static func depth(of line: String) -> Int { marks(of: line).depth }

    /// The line without marks of quoting, at most `depth` of them.
    static func stripped(_ line: String, depth: Int = .max) -> String {
        let (found, end) = marks(of: line, most: depth)
        guard found > 0 else { return line }
        let rest = line.utf8[end...]
        return String(line[(rest.first == 0x20 ? rest.index(after: end) : end)...])
    }

    private static func marks(of line: String, most: Int = .max) -> (depth: Int, end: String.Index) {
        let bytes = line.utf8
        var (index, end, depth) = (bytes.startIndex, bytes.startIndex, 0)
        while index < bytes.endIndex, depth < most {
            switch bytes[index] {
            case UInt8(ascii: ">"):
                depth += 1
                end = bytes.index(after: index)
            case UInt8(ascii: " "), 9: break
            case UInt8(ascii: "|") where depth == 0 && !bytes[bytes.index(after: index)...].contains(UInt8(ascii: "|")):
                depth += 1
                end = bytes.index(after: index)
            default:
                guard depth == 0, let mark = initials(bytes, from: index) else { return (depth, end) }
                depth += 1
                end = bytes.index(after: mark)
                index = mark
            }
            index = bytes.index(after: index)
        }
        return (depth, end)
    }

    /// The `>` behind a writer's name of at most twelve letters at the very beginning.
    private static func initials(_ bytes: String.UTF8View, from start: String.Index) -> String.Index? {
        guard start == bytes.startIndex else { return nil }
        var (index, count) = (start, 0)
        while index < bytes.endIndex, count <= 12 {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") { return count > 0 ? index : nil }
            guard byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) else { return nil }
            (index, count) = (bytes.index(after: index), count + 1)
        }
        return nil
    }
}
