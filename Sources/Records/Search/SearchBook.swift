package import Domain
package import Store

/// Finds people, leads, deals and colleagues by what a person typed: a name in either keyboard layout, a number in any
/// format, an extension, a department.
package enum SearchBook {
    /// At most this many of each kind are found.
    package static let most = 10
    /// As many candidates are taken from one index before they are sorted: a word of two letters fits a tenth of a
    /// million people, and nobody reads those.
    private static let widest = 200

    /// What was found for `text`. Nothing for a text without a letter or digit. Of cards only those of `funnels`; nil
    /// for all.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(
        _ text: String,
        plan: NumberingPlan,
        funnels: [String]? = nil,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> SearchResult {
        let asked = SearchTerms(String(text.prefix(200)), plan: plan)
        guard !asked.isEmpty else { return SearchResult() }
        return SearchResult(
            people: try people(asked, connection),
            leads: try leads(asked, funnels, connection),
            deals: try deals(asked, funnels, connection),
            staff: try StaffDirectory.all(at: moment, in: connection).filter(asked.fits).prefix(most).map { $0 }
        )
    }

    private static func people(_ asked: SearchTerms, _ connection: any Connection) throws -> [SearchHit] {
        guard let query = people(asked, connection.dialect) else { return [] }
        return try connection.rows(query).map(SearchHit.init(row:))
    }

    /// The candidates come from indexes, a bounded number from each; only they are read and sorted. Nil when nothing
    /// that people have was asked for.
    static func people(_ asked: SearchTerms, _ dialect: Dialect) -> SQL? {
        var sources = asked.keys.flatMap { named($0, dialect) }
        if let number = asked.number {
            sources.append("SELECT person_id AS id FROM person_phone WHERE \(phone("number", number, dialect))")
        }
        guard !sources.isEmpty else { return nil }
        let candidates = sources.map { source -> SQL in "SELECT id FROM (\(source) LIMIT \(widest)) AS found" }
        return """
            SELECT person.id AS id, person.name AS title, company.name AS more,
                (SELECT min(number) FROM person_phone WHERE person_id = person.id) AS number
            FROM person LEFT JOIN company ON company.id = person.company_id
            WHERE person.erased_at IS NULL AND person.id IN (\(candidates.joined(" UNION ")))
            ORDER BY person.name_key, person.id LIMIT \(most)
            """
    }

    /// Where people of a name or a company are found: those whose name begins so, in order, then those with the words
    /// anywhere in it.
    private static func named(_ key: String, _ dialect: Dialect) -> [SQL] {
        let words = FoldedKey.words(of: key)
        guard !words.isEmpty else { return [] }
        let companies = dialect.ids(in: "company", where: "name_key", hasWords: words)
        return [
            "SELECT id FROM person WHERE \(SQL.startsWith("name_key", key)) ORDER BY name_key",
            dialect.ids(in: "person", where: "name_key", hasWords: words),
            "SELECT id FROM person WHERE company_id IN (SELECT id FROM (\(companies) LIMIT \(widest)) AS named)",
        ]
    }

    private static func leads(
        _ asked: SearchTerms,
        _ funnels: [String]?,
        _ connection: any Connection
    ) throws -> [SearchHit] {
        var conditions: [SQL] = []
        if let id = asked.id { conditions.append("lead.id = \(id)") }
        if let number = asked.number { conditions.append(phone("number", number, connection.dialect)) }
        guard !conditions.isEmpty else { return [] }
        return try connection.rows(
            """
            SELECT id, \(LeadBook.title) AS title, status AS more, number FROM lead
            WHERE (\(conditions.joined(" OR ")))\(shown("card.lead_id = lead.id", among: funnels))
            ORDER BY id DESC LIMIT \(most)
            """
        ).map(SearchHit.init(row:))
    }

    private static func deals(
        _ asked: SearchTerms,
        _ funnels: [String]?,
        _ connection: any Connection
    ) throws -> [SearchHit] {
        var conditions: [SQL] = []
        if let id = asked.id { conditions.append("card.id = \(id)") }
        if let number = asked.number { conditions.append(phone("phone", number, connection.dialect)) }
        guard !conditions.isEmpty else { return [] }
        return try connection.rows(
            """
            SELECT id, title, (SELECT stage FROM card_stage WHERE card_id = card.id AND track = '') AS more,
                phone AS number
            FROM card WHERE entity = 'deal' AND (\(conditions.joined(" OR ")))\(among(funnels))
            ORDER BY id DESC LIMIT \(most)
            """
        ).map(SearchHit.init(row:))
    }

    /// Leads whose card is of one of `funnels`; one that has no card yet is everybody's.
    private static func shown(_ link: StaticString, among funnels: [String]?) -> SQL {
        guard funnels != nil else { return "" }
        return """
             AND (EXISTS (SELECT 1 FROM card WHERE \(raw: link)\(among(funnels)))
                OR NOT EXISTS (SELECT 1 FROM card WHERE \(raw: link)))
            """
    }

    private static func among(_ funnels: [String]?) -> SQL {
        guard let funnels else { return "" }
        guard !funnels.isEmpty else { return " AND 1 = 0" }
        return " AND funnel IN (\(funnels.map { name -> SQL in "\(name)" }.joined(", ")))"
    }

    /// A whole number is looked up; of a piece, the numbers that end or begin with it. Both ways an index serves, and
    /// numbers are in E.164, so that "+" and a country's code may stand before what was typed.
    private static func phone(_ column: StaticString, _ number: SearchTerms.Number, _ dialect: Dialect) -> SQL {
        switch number {
        case .whole(let text): return "\(raw: column) = \(text)"
        case .piece(let digits, let beginnings):
            let ends: SQL =
                "(\(dialect.tail(of: column)) = \(String(digits.suffix(4))) AND \(SQL.contains(column, digits)))"
            return ([ends] + beginnings.map { SQL.startsWith(column, $0) }).joined(" OR ")
        }
    }
}
