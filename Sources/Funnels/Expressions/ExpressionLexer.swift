import Domain

/// Cuts an expression into words and marks.
struct ExpressionLexer {
    /// The longest expression that is read, in letters.
    static let longest = 4000

    private let letters: [Character]
    private var position = 0

    private init(_ text: String) { letters = Array(text) }

    /// The tokens of `text`, with one for the end.
    static func tokens(of text: String) throws(ExpressionFault) -> [ExpressionToken] {
        var lexer = ExpressionLexer(text)
        guard lexer.letters.count <= longest else {
            throw ExpressionFault("the expression is longer than \(longest) letters", at: longest)
        }
        var tokens: [ExpressionToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private var current: Character? { position < letters.count ? letters[position] : nil }

    private mutating func next() throws(ExpressionFault) -> ExpressionToken {
        while let letter = current, letter.isWhitespace { position += 1 }
        let start = position
        guard let letter = current else { return ExpressionToken(kind: .end, offset: start) }
        let kind: ExpressionToken.Kind
        if letter == "\"" || letter == "'" {
            kind = .text(try text(until: letter))
        } else if Self.isDigit(letter) {
            kind = try number()
        } else if Self.beginsName(letter) {
            kind = name()
        } else {
            kind = .mark(try mark())
        }
        return ExpressionToken(kind: kind, offset: start)
    }

    /// The text in quotes that begins here; a quote within is written twice.
    private mutating func text(until quote: Character) throws(ExpressionFault) -> String {
        let start = position
        var text = ""
        position += 1
        while let letter = current {
            position += 1
            guard letter == quote else {
                text.append(letter)
                continue
            }
            guard current == quote else { return text }
            text.append(quote)
            position += 1
        }
        throw ExpressionFault("the text that begins here has no closing \(quote)", at: start)
    }

    private mutating func number() throws(ExpressionFault) -> ExpressionToken.Kind {
        let start = position
        if let date = try date() { return .date(date) }
        let whole = digits()
        var kind = Int64(whole).map { ExpressionToken.Kind.int($0) }
        if current == ".", position + 1 < letters.count, Self.isDigit(letters[position + 1]) {
            position += 1
            kind = DecimalText.thousandths(whole, digits()).map { .quantity($0) }
        }
        guard let kind else {
            throw ExpressionFault("expected a number with at most three decimals and eighteen digits", at: start)
        }
        if let letter = current, Self.beginsName(letter) {
            throw ExpressionFault(
                "expected a number; spans of time such as 2wd are no values here: write addwd(day, 2), or age(x) > 48",
                at: start
            )
        }
        return kind
    }

    /// The day that begins here as `2026-03-01`; nil when it is something else.
    private mutating func date() throws(ExpressionFault) -> CivilDate? {
        let end = position + 10
        guard end <= letters.count, end == letters.count || !Self.isDigit(letters[end]) else { return nil }
        let field = letters[position..<end]
        for (index, letter) in field.enumerated() {
            guard index == 4 || index == 7 ? letter == "-" : Self.isDigit(letter) else { return nil }
        }
        guard let date = CivilDate(String(field)) else {
            throw ExpressionFault("there is no day \(String(field))", at: position)
        }
        position = end
        return date
    }

    private mutating func digits() -> String {
        let start = position
        while let letter = current, Self.isDigit(letter) { position += 1 }
        return String(letters[start..<position])
    }

    /// A word, or a name with its dots: `company.contract_signed`.
    private mutating func name() -> ExpressionToken.Kind {
        let start = position
        while let letter = current {
            let continues = letter == "." && position + 1 < letters.count && Self.beginsName(letters[position + 1])
            guard Self.beginsName(letter) || Self.isDigit(letter) || continues else { break }
            position += 1
        }
        let name = String(letters[start..<position])
        return ExpressionToken.Word(rawValue: name).map { .word($0) } ?? .name(name)
    }

    private mutating func mark() throws(ExpressionFault) -> ExpressionToken.Mark {
        for mark in ExpressionToken.Mark.allCases where letters[position...].starts(with: mark.rawValue) {
            position += mark.rawValue.count
            return mark
        }
        let meant = Self.meant[letters[position]].map { "; did you mean '\($0)'?" } ?? ""
        throw ExpressionFault("'\(letters[position])' means nothing here\(meant)", at: position)
    }

    /// What people write who know other languages.
    private static let meant: [Character: String] = [
        "=": "==", "&": "and", "|": "or", "!": "not", "«": "\"", "»": "\"", "“": "\"", "”": "\"", "≥": ">=", "≤": "<=",
        "≠": "!=", "×": "*", "−": "-", "–": "-",
    ]

    private static func isDigit(_ letter: Character) -> Bool { letter.isASCII && letter.isNumber }

    private static func beginsName(_ letter: Character) -> Bool { letter.isLetter || letter == "_" }
}
