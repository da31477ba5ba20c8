/// The name of goods in a line: without its number in the list, without what asks for it, without its article.
enum GoodsName {
    /// The name, and the article where one stands behind a word such as `арт.`.
    static func read(_ text: String) -> (name: String, article: String?) {
        var name = text.trimming(isLoose)
        name = withoutNumber(name)
        name = withoutRequest(name)
        let (rest, article) = withoutArticle(name)
        return (withoutCount(rest).trimming(isLoose), article)
    }

    /// Whether a text can be the name of goods: letters, and no sentence.
    static func isName(_ text: String) -> Bool {
        let letters = text.count { $0.isLetter }
        guard letters >= 2, text.utf8.count <= 400 else { return false }
        let lower = text.lowered()
        // A stranger has two words at most.
        let blanks = lower.utf8.indices.lazy.filter { lower.utf8[$0] == 0x20 }.prefix(2)
        return !strangers.contains(lower) && !blanks.contains { strangers.contains(String(lower[..<$0])) }
    }

    private static func isLoose(_ character: Character) -> Bool {
        character.isWhitespace || "-–—=:;,•·*|>_…→".contains(character) || character == "(" || character.isUnseen
    }

    /// `1.`, `2)`, `3 -`, `№ 4` before a name.
    private static func withoutNumber(_ text: String) -> String {
        let body = text.hasPrefix("№") ? text.dropFirst().drop { $0.isWhitespace } : text[...]
        let number = body.prefix { $0.isASCII && $0.isNumber }
        guard (1...3).contains(number.count), let mark = body[number.endIndex...].first else { return text }
        let rest = body[number.endIndex...].dropFirst()
        switch mark {
        case ")": return rest.trimming(isLoose)
        case ".":
            // `1.5 кВт` is no number in a list.
            return rest.first?.isNumber == true && rest.first?.isWhitespace == false ? text : rest.trimming(isLoose)
        case "\t", "|": return rest.trimming(isLoose)
        default: return text
        }
    }

    /// `Прошу выставить счет на …`: what stands behind the words that ask.
    private static func withoutRequest(_ text: String) -> String {
        let lower = text.lowered()
        guard lower.utf8.count == text.utf8.count else { return text }
        var cut = text.startIndex
        for place in requests.places(in: lower) {
            let end = text.utf8.index(text.startIndex, offsetBy: place.range.upperBound)
            let isWhole = end == text.endIndex || !text[end].isLetter
            if isWhole, end > cut { cut = end }
        }
        return cut > text.startIndex ? withoutNumber(text[cut...].trimming(isLoose)) : text
    }

    private static func withoutArticle(_ text: String) -> (String, String?) {
        let lower = text.lowered()
        guard lower.utf8.count == text.utf8.count else { return (text, nil) }
        for place in articles.places(in: lower).sorted(by: { $0.word < $1.word }) {
            let start = text.utf8.index(text.startIndex, offsetBy: place.range.lowerBound)
            let behind = text.utf8.index(text.startIndex, offsetBy: place.range.upperBound)
            if start > text.startIndex, text[text.index(before: start)].isLetter { continue }
            let value = text[behind...].drop { $0.isWhitespace || ".:№#=".contains($0) }
            let article = value.prefix { !$0.isWhitespace && !",;()".contains($0) }.trimming { $0 == "." || $0 == "-" }
            guard article.contains(where: \.isNumber), article.count <= 60 else { continue }
            let stop = value.index(value.startIndex, offsetBy: min(article.count, value.count))
            let rest = (text[..<start] + " " + text[stop...]).replacing("()", with: " ").replacing("( )", with: " ")
            return (rest.folded().trimming { isLoose($0) || $0 == ")" && !rest.contains("(") }, article)
        }
        return (text, nil)
    }

    /// `в количестве`, `кол-во:` before the quantity.
    private static func withoutCount(_ text: String) -> String {
        var text = text.trimming(isLoose)
        var lower = text.lowered()
        for word in counts where lower.endsExactly(with: word) {
            text = text.dropLast(word.count).trimming(isLoose)
            lower = text.lowered()
        }
        return text
    }

    private static let counts = [
        "в количестве", "количество", "количеством", "кол-во", "кол-вом", "к-во", "qty", "quantity",
    ]

    private static let articles = WordList([
        "артикул", "арт", "каталожный номер", "кат. номер", "кат.", "код товара", "код", "p/n", "part number", "sku",
        "article",
    ])

    private static let requests = WordList(
        """
        прошу выставить счет на; прошу выставить счёт на; просим выставить счет на; просим выставить счёт на; выставите счет на; \
        выставить счет на; выставить счет; выставите счёт на; прошу счет на; прошу счёт на; нужен счет на; нужен счёт на; счет на; \
        счёт на; прошу кп на; просим кп на; кп на; \
        коммерческое предложение на; предложение на; поставку; стоимость; цену на; цену; цены на; цена на; наличие; сообщите; \
        необходимо приобрести; необходимо; необходим; необходима; необходимы; нужно; нужен; нужна; нужны; требуется; требуются; \
        интересует; интересуют; хотим купить; хочу купить; хотели бы приобрести; хотим заказать; хочу заказать; заказать; закажем; \
        купить; приобрести; потребность; на поставку; нам нужно; просчитать; просчитайте; рассчитать; quote for; quotation for; we need; \
        please quote; need; order
        """.split(separator: ";").map { $0.trimmingSpace() }
    )

    /// Beginnings of lines with a number and a unit that ask for nothing.
    private static let strangers: Set<String> = [
        "итого", "всего", "итого:", "в количестве", "количество", "кол-во", "не менее", "не более", "вес", "масса",
        "срок", "от", "до", "по",
        "более", "менее", "около", "около:", "примерно", "на", "за", "и", "в", "с", "или", "total", "объем", "партия",
        "минимум",
        "штат", "возраст", "площадь",
    ]
}
