/// Characters that XML cannot hold are written `_x000D_` in workbooks (ECMA-376, part 1, 22.9.2.19).
enum EscapedText {
    /// The text with the characters that are meant. A pair of surrogates written so is joined.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
        var units: [UInt16] = []
        var rest = Array(text.utf16)[...]
        while let unit = rest.first {
            if let escaped = escape(rest) {
                units.append(escaped)
                rest = rest.dropFirst(7)
            } else {
                units.append(unit)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func escape(_ units: ArraySlice<UInt16>) -> UInt16? {
        let head = Array(units.prefix(7))
        guard head.count == 7, head[0] == 0x5F, head[1] == 0x78, head[6] == 0x5F else { return nil }
        let digits = head[2..<6].compactMap { UInt8(exactly: $0) }
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
