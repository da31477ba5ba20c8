/// A text cut into its lines, whatever ends them.
package enum TextLines {
    /// The lines of a text: `\r\n`, `\n` and `\r` end one. At most `limit` of them; the last then
    /// holds what is left over.
    package static func of(_ text: String, limit: Int = 20_000) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            var lines: [String] = []
            var start = 0
            var index = 0
            while index < bytes.count, lines.count < limit {
                let byte = bytes[index]
                guard byte == 10 || byte == 13 else {
                    index += 1
                    continue
                }
                lines.append(String(decoding: bytes[start..<index], as: UTF8.self))
                index += byte == 13 && index + 1 < bytes.count && bytes[index + 1] == 10 ? 2 : 1
                start = index
            }
            lines.append(String(decoding: bytes[start...], as: UTF8.self))
            return lines
        }
    }
}
