/// What a line must have for a company's legal form to stand in it: a look at its bytes, since most lines have none.
struct CompanySigns: Sendable {
    /// Whether two large Russian letters stand side by side, as in `ООО`, or a long form may be spelt out.
    let isRussian: Bool
    /// Whether a word begins with a large Latin letter, or with the one of `s.r.o`.
    let isLatin: Bool

    /// Looks at a line.
    init(_ line: String) {
        var (hasPair, isLatin) = (false, false)
        var (previous, large) = (UInt8(0x20), 0)
        for byte in line.utf8 {
            if previous == 0xD0 {
                // А to Я; those of other languages do no harm.
                large = byte >= 0x80 && byte <= 0xAF ? large + 1 : 0
                if large > 1 { hasPair = true }
            } else if byte != 0xD0 {
                large = 0
            }
            if previous <= 0x20 || previous == 0xA0, byte >= 0x41 && byte <= 0x5A || byte == 0x73 { isLatin = true }
            previous = byte
        }
        self.isLatin = isLatin
        isRussian = hasPair || ByteSearch.contains(line, anyOf: ["бществ", "предпринимател"])
    }
}
