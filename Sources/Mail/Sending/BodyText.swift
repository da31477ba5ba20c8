/// Bodies of text for lines of 7 bits (RFC 2045 section 6). Pure.
enum BodyText {
    /// Whether base64 is the shorter one: more than a sixth of the text is not ASCII.
    static func prefersBase64(_ text: String) -> Bool {
        let bytes = text.utf8
        return bytes.count(where: { $0 > 0x7E }) * 6 > bytes.count
    }

    /// Quoted-printable of lines that end with LF (RFC 2045 section 6.7): no line over 76 characters.
    static func quotedPrintable(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\r\n")
    }

    private static func line(_ line: Substring) -> String {
        var written = ""
        var width = 0
        let bytes = Array(line.utf8)
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let isPlain = (0x21...0x7E).contains(byte) && byte != 0x3D || (byte == 0x20 || byte == 0x09) && !isLast
            // A lone dot would end the letter at some servers; "From " is changed by others.
            let isRisky = width == 0 && (byte == 0x2E || byte == 0x46)
            let token = isPlain && !isRisky ? String(UnicodeScalar(byte)) : escape(byte)
            if width + token.utf8.count > 75 {
                written += "=\r\n"
                width = 0
            }
            written += token
            width += token.utf8.count
        }
        return written
    }

    private static func escape(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "=" + (digits.count == 1 ? "0" + digits : digits)
    }
}
