/// Decimal numbers as shops write them: `12`, `1 234,50 ₽`, `1234.5 руб`.
enum DecimalText {
    /// The number times `scale` (a power of ten), rounded towards nothing; nil for what is no number or none of ours.
    static func scaled(_ text: String, by scale: Int64) -> Int64? {
        var (value, left, seenPoint, digits) = (Int64(0), scale, false, 0)
        let number = text.prefix { !$0.isLetter && !$0.isCurrencySymbol }
        for character in number where !character.isWhitespace && character != "\u{A0}" {
            if character == "." || character == "," {
                guard !seenPoint else { return nil }
                seenPoint = true
                continue
            }
            guard character.isASCII, let digit = character.wholeNumberValue, digits < 15 else { return nil }
            digits += 1
            if seenPoint {
                if left == 1 { continue }
                left /= 10
            }
            value = value * 10 + Int64(digit)
        }
        guard digits > 0 else { return nil }
        let (result, overflow) = value.multipliedReportingOverflow(by: left)
        return overflow ? nil : result
    }
}
