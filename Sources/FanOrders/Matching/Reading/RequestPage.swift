/// A request's text laid out for reading: tokens with their sections, and which of them have been understood.
struct RequestPage {
    let text: FoldedText
    let tokens: [FanToken]
    /// The section of each token.
    private(set) var sections: [RequestSections.Section]
    /// Whether something has been made of each token.
    var isUsed: [Bool]
    /// The word at each token, for those that are words.
    var entries: [FanVocabulary.Entry?]

    /// Lays out a text.
    init(_ text: String, namesDealer: (String) -> Bool, vocabulary: inout FanVocabulary) {
        let folded = FoldedText(text)
        let tokens = FanTokens.of(folded.units)
        self.text = folded
        self.tokens = tokens
        var lines: [String] = []
        var start = 0
        for (index, unit) in folded.units.enumerated() where unit == 10 {
            lines.append(String(decoding: folded.units[start..<index], as: UTF16.self))
            start = index + 1
        }
        lines.append(String(decoding: folded.units[start...], as: UTF16.self))
        let byLine = RequestSections.sections(lines, namesDealer: namesDealer)
        var line = 0
        sections = tokens.map { token in
            defer { if token.kind == .line { line += 1 } }
            return byLine[min(line, byLine.count - 1)]
        }
        isUsed = sections.map { $0 == .left }
        entries = [FanVocabulary.Entry?](repeating: nil, count: tokens.count)
        for index in tokens.indices where tokens[index].kind == .word && !isUsed[index] {
            entries[index] = vocabulary.entry(word(index))
        }
    }

    /// The word at a token. Letters of the other alphabet that look alike are mended: `водоkанал`.
    func word(_ index: Int) -> String {
        let units = text.units[tokens[index].range]
        let hasCyrillic = units.contains { $0 >= 0x430 }
        guard hasCyrillic, units.contains(where: { $0 < 0x80 }) else { return String(decoding: units, as: UTF16.self) }
        let mended = units.map { $0 == 0x62 ? 0x432 : ArticleLetters.folded($0) }
        return String(decoding: mended, as: UTF16.self)
    }

    /// What the word at a token does; nil for what is no word or does nothing.
    func role(_ index: Int) -> WordRole? { index < entries.count && index >= 0 ? entries[index]?.role : nil }

    /// Whether a mark stands at a token.
    func isMark(_ index: Int, _ mark: UInt16) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].kind == .mark && tokens[index].mark == mark
    }

    /// The whole number at a token, of digits or of words; and the token after it.
    func number(_ index: Int) -> (value: Int, end: Int)? {
        guard index < tokens.count, index >= 0 else { return nil }
        if tokens[index].kind == .number, tokens[index].count <= 9 {
            return (digits(index) ?? 0, index + 1)
        }
        guard case .number(let first)? = role(index) else { return nil }
        var value = first
        var end = index + 1
        while end < tokens.count, case .number(let next)? = role(end), next < value, Self.goesOn(value, next) {
            value += next
            end += 1
        }
        return (value, end)
    }

    /// The digits at a token as a number.
    func digits(_ index: Int) -> Int? { Int(String(decoding: text.units[tokens[index].range], as: UTF16.self)) }

    private static func goesOn(_ value: Int, _ next: Int) -> Bool {
        value % 100 == 0 || value >= 20 && value % 10 == 0 && next < 10
    }

    /// Takes some tokens out of further reading.
    mutating func use(_ range: Range<Int>) { for index in range { isUsed[index] = true } }
}
