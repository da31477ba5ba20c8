package import Domain
package import Store

/// Keeps the `card` table and what hangs on it: stages, fields, tags, the keys of what was done.
package enum CardBook {
    /// A card.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func record(of card: CardID, in connection: any Connection) throws -> CardRecord {
        guard let found = try find(card, in: connection) else {
            throw SvodError(.notFound, "there is no card \(card)")
        }
        return found
    }

    /// A card, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(_ card: CardID, in connection: any Connection) throws -> CardRecord? {
        try connection.row("SELECT \(CardRecord.columns) FROM card WHERE id = \(card)").map(CardRecord.init(row:))
    }

    /// The card of a lead, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func card(of lead: LeadID, in connection: any Connection) throws -> CardID? {
        try connection.row("SELECT id FROM card WHERE lead_id = \(lead) AND entity = 'lead'")?.get("id")
    }

    /// The open cards of a company, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func open(of company: CompanyID, in connection: any Connection) throws -> [CardID] {
        try connection.rows(
            "SELECT id FROM card WHERE company_id = \(company) AND outcome = 'open' ORDER BY id LIMIT 10000"
        ).map { try $0.get("id") }
    }

    /// Writes a new card without a stage and returns its number.
    ///
    /// - Throws: ``SvodError`` `conflict` when its lead has a card, or from the store.
    package static func insert(_ card: NewCardRecord, in connection: any Connection) throws -> CardID {
        CardID(try connection.insert("INSERT INTO card \(newColumns) VALUES \(values(of: card))"))
    }

    /// Changes columns of a card.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func change(_ card: CardID, _ assignments: SQL, in connection: any Connection) throws {
        let changed = try connection.execute("UPDATE card SET \(assignments) WHERE id = \(card)")
        guard changed == 1 else { throw SvodError(.notFound, "there is no card \(card)") }
    }

    /// Writes what of a card has become otherwise in memory than it was read; its origin, lead and funnel never do.
    ///
    /// Columns that are as they were are left out of the statement: each stands in an index or two, which the engine
    /// would write anew, and the title in the index of words.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func save(_ card: CardRecord, over before: CardRecord, in connection: any Connection) throws {
        let changes = titles(card, before) + people(card, before) + marks(card, before)
        if !changes.isEmpty { try change(card.id, changes.joined(", "), in: connection) }
    }

    private static func titles(_ card: CardRecord, _ before: CardRecord) -> [SQL] {
        var changes: [SQL] = []
        if card.title != before.title {
            changes.append("title = \(card.title), title_key = \(FoldedKey.of(card.title))")
        }
        if card.number != before.number { changes.append("number = \(card.number)") }
        if card.phone != before.phone { changes.append("phone = \(card.phone)") }
        if card.amount != before.amount {
            changes.append("amount = \(card.amount?.minor), currency = \(card.amount?.currency)")
        }
        return changes
    }

    private static func people(_ card: CardRecord, _ before: CardRecord) -> [SQL] {
        var changes: [SQL] = []
        if card.responsible != before.responsible { changes.append("responsible_id = \(card.responsible)") }
        if card.department != before.department { changes.append("department_id = \(card.department)") }
        if card.person != before.person { changes.append("person_id = \(card.person)") }
        if card.company != before.company { changes.append("company_id = \(card.company)") }
        if card.parent != before.parent { changes.append("parent_id = \(card.parent)") }
        return changes
    }

    private static func marks(_ card: CardRecord, _ before: CardRecord) -> [SQL] {
        var changes: [SQL] = []
        if card.outcome != before.outcome { changes.append("outcome = \(card.outcome)") }
        if (card.reason, card.reasonText) != (before.reason, before.reasonText) {
            changes.append("reason = \(card.reason), reason_text = \(card.reasonText)")
        }
        if card.changedAt != before.changedAt { changes.append("changed_at = \(card.changedAt)") }
        if card.touchedAt != before.touchedAt { changes.append("touched_at = \(card.touchedAt)") }
        if card.closedAt != before.closedAt { changes.append("closed_at = \(card.closedAt)") }
        if card.moves != before.moves { changes.append("moves = \(card.moves)") }
        if card.isIncomplete != before.isIncomplete { changes.append("incomplete = \(card.isIncomplete)") }
        if card.version != before.version { changes.append("version = \(card.version)") }
        return changes
    }

    /// Notes an act that the client could see.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func touch(_ card: CardID, at moment: Timestamp, in connection: any Connection) throws {
        try change(card, "touched_at = \(connection.dialect.greatest("touched_at", "\(moment)"))", in: connection)
    }

    /// Takes a key for something that must be done once only; false when it was taken before.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func claim(
        _ key: String,
        of card: CardID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> Bool {
        try connection.execute(
            "INSERT INTO card_action (action_key, card_id, at) VALUES (\(key), \(card), \(moment)) ON CONFLICT DO NOTHING"
        ) > 0
    }

    /// Whether a key was taken.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func isClaimed(_ key: String, in connection: any Connection) throws -> Bool {
        try connection.row("SELECT 1 AS one FROM card_action WHERE action_key = \(key)") != nil
    }
}
