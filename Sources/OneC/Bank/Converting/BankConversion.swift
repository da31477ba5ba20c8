import Domain

/// Tells the payments of a statement in the words of the ledger.
///
/// Banks give payments no identifier: account, day, number, sum, direction and payer make one, so that a day that is exported
/// again brings nothing new. What stands twice in one statement is told apart by its place among its likes.
struct BankConversion {
    /// The name of the exchange under which statements are kept.
    let exchange: String
    private var seen: [String: Int] = [:]

    init(exchange: String) { self.exchange = exchange }

    /// What an item tells the ledger; nil for what is no payment, and for money that stays among our own accounts.
    mutating func document(of item: BankItem) -> OneCDocument? {
        guard case .document(let source) = item, let direction = source.direction, source.sum > .zero else {
            return nil
        }
        let (own, other) = direction == .incoming ? (source.payee, source.payer) : (source.payer, source.payee)
        let moved = direction == .incoming ? source.credited ?? source.debited : source.debited ?? source.credited
        let date = moved ?? source.date
        var document = OneCDocument(
            kind: .payment,
            id: identifier(of: source, own: own, other: other),
            exchange: exchange,
            source: .bank,
            version: OneCVersion(number: 1),
            sum: source.sum.money(Self.currency(of: own.account)),
            direction: direction == .incoming ? .incoming : .outgoing
        )
        document.number = source.number
        document.date = date
        document.purpose = source.purpose
        document.paymentKind = .bank
        document.party = OneCParty(
            name: other.name,
            inn: other.inn,
            kpp: other.kpp,
            account: other.account,
            bic: other.bik
        )
        return document
    }

    private mutating func identifier(of source: BankDocument, own: BankParty, other: BankParty) -> String {
        let day = source.date.map(\.description) ?? ""
        let words = [
            "bank", own.account ?? "", day, source.number ?? "", source.sum.description,
            source.direction?.rawValue ?? "", other.inn ?? other.account ?? other.name ?? "",
        ]
        let key = words.joined(separator: "/")
        let count = seen[key, default: 0]
        seen[key] = count + 1
        return count == 0 ? key : "\(key)#\(count + 1)"
    }

    /// Digits six to eight of an account are its currency (810 of the rouble).
    private static func currency(of account: String?) -> String {
        guard let account, account.utf8.count == 20 else { return "RUB" }
        return CurrencyName.code(String(account.dropFirst(5).prefix(3))) ?? "RUB"
    }
}
