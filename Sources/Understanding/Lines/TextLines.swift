/// A text cut into its lines, whatever ends them.
package enum TextLines {
    /// The lines of a text: `\r\n`, `\n`, `\r` and the separator U+2028 end one. At most `limit` of them; the last then
    /// holds what is left over.
    package static func of(_ text: String, limit: Int = 20_000) -> [String] {
        var lines: [String] = []
        let bytes = text.utf8
        var start = bytes.startIndex
        var index = start
        while index < bytes.endIndex, lines.count < limit {
            let byte = bytes[index]
            guard byte == 10 || byte == 13 else {
                index = bytes.index(after: index)
                continue
            }
            lines.append(String(text[start..<index]))
            index = bytes.index(after: index)
            if byte == 13, index < bytes.endIndex, bytes[index] == 10 { index = bytes.index(after: index) }
            start = index
        }
        lines.append(String(text[start...]))
        return lines
    }
}
