import Domain
import Records

/// What somebody typed into the form of a cost.
struct SourceCostDraft {
    let source: String?
    let from: String?
    let until: String?
    let sum: String?
    let currency: String
    let note: String?

    /// The currencies in which costs are entered.
    static let currencies = ["RUB", "USD", "EUR", "CNY", "KZT", "BYN"]

    init(_ form: Form) {
        source = form["source"]
        from = form["from"]
        until = form["until"]
        sum = form["sum"]
        currency = form["currency"].flatMap { Self.currencies.contains($0) ? $0 : nil } ?? "RUB"
        note = form["note"]
    }

    /// What it says.
    ///
    /// - Throws: ``SourceCostBook/Fault``.
    var cost: (source: String, days: ClosedRange<CivilDate>, sum: Money, note: String?) {
        get throws {
            guard let source else { throw SourceCostBook.Fault.source }
            guard let first = from.flatMap({ CivilDate($0) }), let last = until.flatMap({ CivilDate($0) }),
                first <= last
            else { throw SourceCostBook.Fault.days }
            guard let minor = sum.flatMap(CardListQuery.minor) else { throw SourceCostBook.Fault.sum }
            return (source, first...last, Money(minor: minor, currency: currency), note)
        }
    }
}
