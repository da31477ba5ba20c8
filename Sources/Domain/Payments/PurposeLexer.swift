/// Cuts a purpose of payment into words, numbers and marks.
struct PurposeLexer {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var tokens: [PurposeToken] = []

    /// Words that are often written together with the number behind them.
    private static let glued: Set<String> = [
        "от", "сч", "счет", "счету", "счета", "n", "no", "№", "дог", "договор", "договору", "зак", "заказ", "заказу",
        "ндс", "сумма", "упд", "на", "по", "сф", "инн", "акт", "т", "ч",
    ]
    private static let lookalikes: [Character: Character] = [
        "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "k": "к", "m": "м", "o": "о", "p": "р", "t": "т", "x": "х",
        "y": "у",
    ]

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// The pieces of `text`.
    static func tokens(of text: String) -> [PurposeToken] {
        var lexer = PurposeLexer(text)
        lexer.run()
        return lexer.tokens
    }

    private mutating func run() {
        var isApart = true
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar.properties.isWhitespace {
                isApart = true
                index += 1
            } else if Self.isSound(scalar) {
                takeRun(isApart)
                isApart = false
            } else {
                index += 1
                tokens.append(PurposeToken(kind: .mark, text: String(scalar), key: String(scalar), isApart: isApart))
                isApart = false
            }
        }
    }

    /// Letters and digits, with what may join them.
    private mutating func takeRun(_ isApart: Bool) {
        let start = index
        while index < scalars.count {
            if Self.isSound(scalars[index]) {
                index += 1
            } else if joins(at: index, from: start) {
                index += 1
            } else {
                break
            }
        }
        split(scalars[start..<index], isApart)
    }

    private func joins(at index: Int, from start: Int) -> Bool {
        guard index > start, index + 1 < scalars.count, Self.isSound(scalars[index + 1]) else { return false }
        switch scalars[index] {
        case "-", "/", "_", "\\": return true
        // A point joins digits only: dates, groups of thousands, decimals.
        case ".": return Self.isDigit(scalars[index - 1]) && Self.isDigit(scalars[index + 1])
        default: return false
        }
    }

    /// Parts «от14.10.19» and «123от» into two.
    private mutating func split(_ run: ArraySlice<Unicode.Scalar>, _ isApart: Bool) {
        guard let digit = run.firstIndex(where: Self.isDigit) else { return add(run, .word, isApart) }
        let head = run[..<digit]
        let joined = head.last.map { !Self.isSound($0) } ?? false
        let word = joined ? head.dropLast() : head
        if !word.isEmpty, Self.glued.contains(Self.key(String(String.UnicodeScalarView(word)))) {
            add(word, .word, isApart)
            return splitTail(run[digit...], false)
        }
        splitTail(run, isApart)
    }

    /// Parts «123от» and «123от14.10.19» behind the number.
    private mutating func splitTail(_ run: ArraySlice<Unicode.Scalar>, _ isApart: Bool) {
        for index in run.indices.dropFirst().dropLast() where Self.isDigit(run[index - 1]) {
            let end = index + 2
            guard "оО".unicodeScalars.contains(run[index]), "тТ".unicodeScalars.contains(run[index + 1]),
                end == run.endIndex || Self.isDigit(run[end])
            else { continue }
            add(run[..<index], .number, isApart)
            add(run[index..<end], .word, false)
            if end < run.endIndex { add(run[end...], .number, false) }
            return
        }
        add(run, .number, isApart)
    }

    private mutating func add(_ run: ArraySlice<Unicode.Scalar>, _ kind: PurposeToken.Kind, _ isApart: Bool) {
        let text = String(String.UnicodeScalarView(run))
        tokens.append(PurposeToken(kind: kind, text: text, key: Self.key(text), isApart: isApart))
    }

    private static func key(_ text: String) -> String {
        let small = text.lowercased().replacing("ё", with: "е")
        let isRussian = small.unicodeScalars.contains { ("а"..."я").contains($0) }
        return isRussian ? String(small.map { lookalikes[$0] ?? $0 }) : small
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// Letters and digits; № is a mark of its own although Unicode calls it a symbol.
    private static func isSound(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || (scalar.properties.isAlphabetic && scalar != "º" && scalar != "ª")
    }
}
