package import Domain
package import Store

/// Finds cards by what a person typed: a part of the title in either keyboard layout, the name of the company or the
/// person, a number of 1C or of telephone, the card's own number.
package enum CardFinder {
    /// At most so many cards are found; the newest.
    package static let most = 500

    /// The cards of `funnels` that `text` may mean, newest first; nil when `text` says nothing.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func ids(
        _ text: String,
        among funnels: [String],
        outcome: CardOutcome?,
        plan: NumberingPlan,
        in connection: any Connection
    ) throws -> [CardID]? {
        let terms = SearchTerms(String(text.prefix(200)), plan: plan)
        let plain = text.filter { !$0.isWhitespace }
        guard !terms.isEmpty || !plain.isEmpty else { return nil }
        let ended: SQL = outcome.map { " AND card.outcome = \($0)" } ?? ""
        // Sums of text and number keep the engine from the index that it would take without knowing how much each finds.
        let (within, among): (SQL, SQL) = (
            "card.funnel IN (\(list: funnels))", "card.funnel || '' IN (\(list: funnels))"
        )
        var found: Set<CardID> = []
        for (condition, hasIndex) in conditions(terms, plain: plain) {
            let rows = try connection.rows(
                """
                SELECT card.id AS id FROM card WHERE \(condition) AND \(hasIndex ? among : within)\(ended)
                ORDER BY card.id + 0 DESC LIMIT \(most)
                """
            )
            for row in rows { found.insert(try row.get("id")) }
        }
        return Array(found.sorted(by: >).prefix(most))
    }

    /// Each is asked by itself. Some have an index of their own; for the others all titles of the funnel are read from
    /// one.
    private static func conditions(_ terms: SearchTerms, plain: String) -> [(condition: SQL, hasIndex: Bool)] {
        var all: [(condition: SQL, hasIndex: Bool)] = []
        for key in terms.keys {
            all.append((SQL.contains("card.title_key", key), false))
            let company = SQL.contains("company.name_key", key)
            all.append(("card.company_id IN (SELECT company.id FROM company WHERE \(company) LIMIT 2000)", true))
            let person = SQL.contains("person.name_key", key)
            all.append(("card.person_id IN (SELECT person.id FROM person WHERE \(person) LIMIT 2000)", true))
        }
        if let id = terms.id { all.append(("card.id = \(id)", true)) }
        if !plain.isEmpty { all.append((SQL.startsWith("card.number", String(plain.prefix(100))), true)) }
        switch terms.number {
        case .whole(let number): all.append(("card.phone = \(number)", true))
        case .piece(let digits, _): all.append((SQL.contains("card.phone", digits), false))
        case nil: break
        }
        return all
    }
}
