/// The text of a field of a letter's head: unfolded, its encoded words (RFC 2047) read as they are broken in the wild,
/// raw bytes beyond ASCII by their likeliest charset.
enum HeaderText {
    /// The text of a raw value. `charset` is the letter's own, for raw bytes.
    static func read(_ raw: ArraySlice<UInt8>, charset: String? = nil) -> String {
        let bytes = unfolded(raw)
        guard bytes.contains(UInt8(ascii: "=")) || bytes.contains(where: { $0 >= 0x80 || $0 == 0x1B }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var words = HeaderWords(charset: charset)
        var index = bytes.startIndex
        var plain = index
        while index < bytes.endIndex {
            guard bytes[index] == UInt8(ascii: "="), let word = EncodedWord(bytes[index...]) else {
                index += 1
                continue
            }
            words.addPlain(bytes[plain..<index], isBetween: plain > bytes.startIndex)
            words.add(word)
            index = word.end
            plain = index
        }
        words.addPlain(bytes[plain...], isBetween: false)
        return words.finish()
    }

    /// The value in one line: a line break and the white space behind it are that white space (RFC 5322, section 2.2.3).
    static func unfolded(_ raw: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var trimmed = raw
        while let first = trimmed.first, first <= 0x20 { trimmed = trimmed.dropFirst() }
        while let last = trimmed.last, last <= 0x20 { trimmed = trimmed.dropLast() }
        guard trimmed.contains(where: { $0 == 10 || $0 == 13 || $0 == 0 }) else { return trimmed }
        return ArraySlice(trimmed.filter { $0 != 10 && $0 != 13 && $0 != 0 })
    }
}
