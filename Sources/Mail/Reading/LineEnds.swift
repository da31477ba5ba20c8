import Glibc

/// The ends of the lines of letters.
enum LineEnds {
    /// The bytes with `\n` wherever `\r\n` or `\r` stood, of a charset in which those are one byte each.
    static func unified(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        Array(unsafeUninitializedCapacity: bytes.count) { unified, count in
            guard let start = bytes.baseAddress, let target = unified.baseAddress else { return }
            var index = 0
            while index < bytes.count {
                let rest = bytes.count - index
                let end = memchr(start + index, 13, rest).map { UnsafeRawPointer($0) - (start + index) } ?? rest
                memcpy(target + count, start + index, end)
                (index, count) = (index + end, count + end)
                guard index < bytes.count else { break }
                unified[count] = 10
                count += 1
                index += index + 1 < bytes.count && bytes[index + 1] == 10 ? 2 : 1
            }
        }
    }

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
