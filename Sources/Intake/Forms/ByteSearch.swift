/// Finds bytes in bytes.
enum ByteSearch {
    /// Where `needle` stands first in `bytes`; nil when it does not.
    static func first(_ needle: [UInt8], in bytes: [UInt8]) -> Int? {
        guard let head = needle.first, bytes.count >= needle.count else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            needle.withUnsafeBufferPointer { needle in
                var start = 0
                while start <= bytes.count - needle.count {
                    guard let found = bytes[start...(bytes.count - needle.count)].firstIndex(of: head) else {
                        return nil
                    }
                    if (1..<needle.count).allSatisfy({ bytes[found + $0] == needle[$0] }) { return found }
                    start = found + 1
                }
                return nil
            }
        }
    }

    /// The first empty line: where the text before it ends, and where what follows begins. Lines end with LF, with or
    /// without CR.
    static func emptyLine(in bytes: [UInt8]) -> (text: Int, next: Int)? {
        var lineStart = 0
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            let length = index - lineStart
            if length == 0 || (length == 1 && bytes[lineStart] == 0x0D) { return (lineStart, index + 1) }
            lineStart = index + 1
        }
        return nil
    }
}
