/// How exchange files call currencies.
package enum CurrencyName {
    /// The ISO 4217 code of `руб`, `RUR`, `643`; a code of three Latin letters is taken as it is. Nil for anything else.
    package static func code(_ text: String) -> String? {
        let key = text.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "$" || $0 == "€" || $0 == "₽" }
        if let known = names[key] { return known }
        let isCode = key.utf8.count == 3 && key.utf8.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
        return isCode ? key.uppercased() : nil
    }

    private static let names: [String: String] = [
        "руб": "RUB", "рубль": "RUB", "рубли": "RUB", "рублей": "RUB", "р": "RUB", "рос": "RUB",
        "российскийрубль": "RUB",
        "rub": "RUB", "rur": "RUB", "643": "RUB", "810": "RUB", "₽": "RUB", "rubls": "RUB",
        "usd": "USD", "840": "USD", "$": "USD", "доллсша": "USD", "долларсша": "USD",
        "eur": "EUR", "978": "EUR", "€": "EUR", "евро": "EUR",
        "byn": "BYN", "933": "BYN", "byr": "BYN", "белруб": "BYN", "белорусскийрубль": "BYN",
        "kzt": "KZT", "398": "KZT", "тенге": "KZT", "uah": "UAH", "980": "UAH", "грн": "UAH",
        "cny": "CNY", "156": "CNY", "юань": "CNY",
    ]
}
