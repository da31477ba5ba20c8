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
        if !terms.keys.isEmpty {
            all.append((named("card.title_key", terms.keys), false))
            let companies = named("company.name_key", terms.keys)
            all.append(("card.company_id IN (SELECT company.id FROM company WHERE \(companies) LIMIT 2000)", true))
            let people = named("person.name_key", terms.keys)
            all.append(("card.person_id IN (SELECT person.id FROM person WHERE \(people) LIMIT 2000)", true))
        }
        if let id = terms.id { all.append(("card.id = \(id)", true)) }
        if !plain.isEmpty { all.append((SQL.startsWith("card.number", String(plain.prefix(100))), true)) }
        switch terms.number {
        case .whole(let number): all.append(("card.phone = \(number)", true))
        case .piece(let digits, _):
            // The index of those that have one holds the numbers alone: a tenth of what the cards hold.
            let numbers = SQL.contains("known.phone", digits)
            all.append(
                ("card.id IN (SELECT known.id FROM card AS known WHERE known.phone IS NOT NULL AND \(numbers))", true)
            )
        case nil: break
        }
        return all
    }

    /// One of `keys` is in `column`: both layouts are looked for in one pass.
    private static func named(_ column: StaticString, _ keys: [String]) -> SQL {
        "(\(keys.map { SQL.contains(column, $0) }.joined(" OR ")))"
    }
}
