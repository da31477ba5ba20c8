/// The payer or the payee of a payment.
package struct BankParty: Hashable, Sendable {
    /// The name.
    package var name: String?
    /// The number it pays taxes under, as written, unchecked.
    package var inn: String?
    /// The code of why it is registered where it is.
    package var kpp: String?
    /// Its account.
    package var account: String?
    /// Its bank's code.
    package var bik: String?
    /// Its bank's name.
    package var bank: String?

    /// Creates a party.
    package init() {}

    /// Reads the fields that begin with `side`, `Плательщик` or `Получатель`.
    init(_ side: String, _ fields: BankFields) {
        // «Плательщик» alone holds «ИНН 7700000000 ООО Ромашка» with banks that have no field for either.
        let (inn, rest) = Self.split(fields[side] ?? "")
        name = fields[side + "1"] ?? (rest.isEmpty ? nil : rest)
        self.inn = fields[side + "ИНН"] ?? inn
        kpp = fields[side + "КПП"]
        account = fields[side + "Счет"] ?? fields[side + "РасчСчет"]
        bik = fields[side + "БИК"]
        bank = fields[side + "Банк1"]
    }

    private static func split(_ text: String) -> (inn: String?, rest: String) {
        guard text.lowercased().hasPrefix("инн") else { return (nil, text) }
        let behind = text.dropFirst(3).drop { $0 == " " || $0 == ":" }
        let digits = behind.prefix { $0.isASCII && $0.isNumber }
        guard (5...12).contains(digits.count) else { return (nil, text) }
        let rest = behind.dropFirst(digits.count).drop { $0 == " " || $0 == "/" || $0 == "," }
        return (String(digits), String(rest))
    }
}
