/// The ends of the lines of letters.
enum LineEnds {
    /// The text with `\n` wherever `\r\n` or `\r` stood.
    static func unified(_ text: String) -> String {
        guard text.utf8.contains(13) else { return text }
        var text = text
        return text.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { unified in
                var (count, index) = (0, 0)
                while index < bytes.count {
                    let byte = bytes[index]
                    unified[count] = byte == 13 ? 10 : byte
                    count += 1
                    index += byte == 13 && index + 1 < bytes.count && bytes[index + 1] == 10 ? 2 : 1
                }
                return count
            }
        }
    }
}
