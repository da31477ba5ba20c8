/// Base64 (RFC 4648 section 4), also with the letters of section 5 and without its padding.
enum Base64Text {
    /// The bytes that `text` stands for; nil when it is none. Line ends are left out.
    static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 3 / 4)
        var (bits, count, ended) = (UInt32(0), 0, false)
        for byte in text.utf8 {
            if byte == 0x0A || byte == 0x0D { continue }
            if byte == 0x3D {
                ended = true
                continue
            }
            guard !ended, let value = value(byte) else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        // Six bits left over are half a byte that nobody sent.
        return count == 6 ? nil : bytes
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case 0x2B, 0x2D: 62
        case 0x2F, 0x5F: 63
        default: nil
        }
    }
}
