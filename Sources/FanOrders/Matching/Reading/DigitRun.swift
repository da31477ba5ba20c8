/// Digits that are one number though blanks or a slip of recognition stand between them: `0323 1000 1521`, `36З1О5`.
struct DigitRun {
    let start: Int
    let end: Int
    let digits: String

    /// The run that begins at a token of digits.
    init(at start: Int, _ page: RequestPage) {
        var digits = String(decoding: page.text.units[page.tokens[start].range], as: UTF16.self)
        var end = start + 1
        var groups = [digits.utf8.count]
        while end < page.tokens.count {
            let token = page.tokens[end]
            let text = page.text.units[token.range]
            if token.kind == .number,
                token.isGlued || groups.last ?? 0 >= 3 && token.count >= 2 && Self.isSplit(end, page)
            {
                digits += String(decoding: text, as: UTF16.self)
                groups.append(token.count)
            } else if token.kind == .word, token.isGlued, token.count <= 2, digits.utf8.count >= 2,
                end + 1 < page.tokens.count && page.tokens[end + 1].kind == .number && page.tokens[end + 1].isGlued
                    || digits.utf8.count >= 8,
                let mended = Self.mended(text)
            {
                digits += mended
            } else {
                break
            }
            end += 1
        }
        // Groups that do not make a long number are separate numbers.
        if end > start + 1, digits.utf8.count < 9 {
            self.start = start
            self.end = start + 1
            self.digits = String(decoding: page.text.units[page.tokens[start].range], as: UTF16.self)
        } else {
            self.start = start
            self.end = end
            self.digits = digits
        }
    }

    /// Whether a group of digits goes on with the one before: it is no quantity, no date, no telephone's part.
    private static func isSplit(_ index: Int, _ page: RequestPage) -> Bool {
        let before = page.tokens[index - 1]
        guard before.kind == .number, before.count >= 3, before.count <= 6, page.tokens[index].count <= 6 else {
            return false
        }
        return index + 1 >= page.tokens.count || page.role(index + 1) != .unit
    }

    /// Letters that a recognition takes for digits.
    private static func mended(_ letters: ArraySlice<UInt16>) -> String? {
        var digits = ""
        for letter in letters {
            let digit = ArticleLetters.loose(letter)
            guard ArticleLetters.isDigit(digit), let scalar = Unicode.Scalar(digit) else { return nil }
            digits.unicodeScalars.append(scalar)
        }
        return digits
    }
}
