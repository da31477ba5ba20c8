/// Tells how a statement is written from its bytes.
///
/// Its keys are Russian, so that the first lines decide. Windows and DOS letters lie in different rows: capital letters
/// are 0xC0 to 0xDF in the one and 0x80 to 0x9F in the other.
enum BankEncodingEvidence {
    /// Bytes that are enough to decide on.
    static let enough = 2048

    /// The encoding of `bytes`, and the length of their byte order mark.
    static func encoding(of bytes: ArraySlice<UInt8>) -> (encoding: BankEncoding, mark: Int) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        let head = Array(bytes.prefix(4))
        if head.count == 4, head[0] != 0, head[1] == 0, head[3] == 0 { return (.utf16, 0) }
        if head.count == 4, head[0] == 0, head[1] != 0, head[2] == 0 { return (.utf16BigEndian, 0) }
        return (ofSingleBytes(bytes), 0)
    }

    private static func ofSingleBytes(_ bytes: ArraySlice<UInt8>) -> BankEncoding {
        let shape = UTF8Count(bytes)
        if shape.characters + shape.broken == 0 { return .ascii }
        if shape.characters > shape.broken { return .utf8 }
        var (windows, dos) = (0, 0)
        for byte in bytes {
            switch byte {
            case 0x80...0xAF: dos += 1
            case 0xC0...0xDF, 0xF0...0xFF: windows += 1
            // Small letters of both, and № and « » of Windows.
            default: break
            }
        }
        return dos > windows ? .cp866 : .windows1251
    }

    /// How many characters of several bytes there are, and how many bytes that are part of none.
    private struct UTF8Count {
        var characters = 0
        var broken = 0

        init(_ bytes: ArraySlice<UInt8>) {
            var index = bytes.startIndex
            while index < bytes.endIndex {
                let lead = bytes[index]
                guard lead >= 0x80 else {
                    index += 1
                    continue
                }
                let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
                let rest = bytes[(index + 1)...].prefix(length - 1)
                let isWhole = length > 1 && lead < 0xF5 && rest.allSatisfy { $0 & 0xC0 == 0x80 }
                if isWhole {
                    // One that is cut at the end speaks for nothing.
                    if rest.count == length - 1 { characters += 1 }
                    index += 1 + rest.count
                } else {
                    broken += 1
                    index += 1
                }
            }
        }
    }
}
