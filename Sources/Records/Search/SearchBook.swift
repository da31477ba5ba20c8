package import Domain
package import Store

/// Finds people, leads, deals and colleagues by what a person typed: a name in either keyboard layout, a number in any
/// format, an extension, a department.
package enum SearchBook {
    /// At most this many of each kind are found.
    package static let most = 10

    /// What was found for `text`. Nothing for a text without a letter or digit.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(
        _ text: String,
        plan: NumberingPlan,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> SearchResult {
        let asked = SearchTerms(String(text.prefix(200)), plan: plan)
        guard !asked.isEmpty else { return SearchResult() }
        return SearchResult(
            people: try people(asked, connection),
            leads: try leads(asked, connection),
            deals: try deals(asked, connection),
            staff: try StaffDirectory.all(at: moment, in: connection).filter(asked.fits).prefix(most).map { $0 }
        )
    }

    private static func people(_ asked: SearchTerms, _ connection: any Connection) throws -> [SearchHit] {
        var conditions = asked.keys.map { key in SQL.contains("person.name_key", key) }
        conditions += asked.keys.map { key in SQL.contains("company.name_key", key) }
        if let number = asked.number { conditions.append(phone("person_phone.number", number)) }
        guard !conditions.isEmpty else { return [] }
        return try connection.rows(
            """
            SELECT DISTINCT person.id AS id, person.name AS title, company.name AS more, person.name_key AS place
            FROM person LEFT JOIN company ON company.id = person.company_id
                LEFT JOIN person_phone ON person_phone.person_id = person.id
            WHERE person.erased_at IS NULL AND (\(conditions.joined(" OR ")))
            ORDER BY person.name_key, person.id LIMIT \(most)
            """
        ).map(SearchHit.init(row:))
    }

    private static func leads(_ asked: SearchTerms, _ connection: any Connection) throws -> [SearchHit] {
        var conditions: [SQL] = []
        if let id = asked.id { conditions.append("lead.id = \(id)") }
        if let number = asked.number { conditions.append(phone("lead.number", number)) }
        guard !conditions.isEmpty else { return [] }
        return try connection.rows(
            """
            SELECT id, topic AS title, status AS more, number AS place FROM lead
            WHERE \(conditions.joined(" OR ")) ORDER BY id DESC LIMIT \(most)
            """
        ).map(SearchHit.init(row:))
    }

    private static func deals(_ asked: SearchTerms, _ connection: any Connection) throws -> [SearchHit] {
        var conditions: [SQL] = []
        if let id = asked.id { conditions.append("card.id = \(id)") }
        if let number = asked.number { conditions.append(phone("card.phone", number)) }
        guard !conditions.isEmpty else { return [] }
        return try connection.rows(
            """
            SELECT id, title, (SELECT stage FROM card_stage WHERE card_id = card.id AND track = '') AS more,
                phone AS place
            FROM card WHERE entity = 'deal' AND (\(conditions.joined(" OR "))) ORDER BY id DESC LIMIT \(most)
            """
        ).map(SearchHit.init(row:))
    }

    /// A whole number is looked up; a piece of one is looked for within.
    private static func phone(_ column: StaticString, _ number: SearchTerms.Number) -> SQL {
        switch number {
        case .whole(let text): "\(raw: column) = \(text)"
        case .piece(let digits): SQL.contains(column, digits)
        }
    }
}
