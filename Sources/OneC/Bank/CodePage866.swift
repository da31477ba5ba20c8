/// The Russian code page of DOS.
enum CodePage866 {
    /// The character that `byte` stands for.
    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        switch byte {
        case 0..<0x80: Unicode.Scalar(byte)
        case 0x80...0xAF: Unicode.Scalar(0x0410 + UInt32(byte - 0x80)) ?? "\u{FFFD}"
        case 0xE0...0xEF: Unicode.Scalar(0x0440 + UInt32(byte - 0xE0)) ?? "\u{FFFD}"
        case 0xF0...0xFF: last[Int(byte - 0xF0)]
        // Frames, which no statement draws.
        default: "\u{FFFD}"
        }
    }

    private static let last: [Unicode.Scalar] = [
        "Ё", "ё", "Є", "є", "Ї", "ї", "Ў", "ў", "°", "∙", "·", "√", "№", "¤", "■", "\u{A0}",
    ]
}
