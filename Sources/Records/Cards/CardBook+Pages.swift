package import Domain
package import Store

extension CardBook {
    /// Writes many new cards at once, a statement a table for a page of them. Writing one after the other comes to the same
    /// rows.
    ///
    /// - Returns: Their numbers, in the order of `page`.
    /// - Throws: ``SvodError`` `conflict` when the lead of one has a card, or from the store.
    package static func insert(_ page: [PlacedCard], in connection: any Connection) throws -> [CardID] {
        let numbers = try insertCards(page, in: connection)
        let cards = Array(zip(numbers, page))
        try connection.inBatches(cards.map(place)) { rows in
            try connection.execute(
                """
                INSERT INTO card_stage (card_id, track, funnel, stage, is_open, funnel_version, entered_at, move,
                    amount, currency, responsible_id, department_id)
                VALUES \(rows)
                """
            )
        }
        let fields = try cards.flatMap { number, placed in
            try placed.fields.sorted { $0.key < $1.key }.map { name, record in
                try values(of: name, record, of: number)
            }
        }
        try connection.inBatches(fields) { rows in
            try connection.execute("INSERT INTO card_field \(fieldColumns) VALUES \(rows)")
        }
        return numbers
    }

    private static func insertCards(_ page: [PlacedCard], in connection: any Connection) throws -> [CardID] {
        var made: [(id: CardID, title: String)] = []
        try connection.inBatches(page.map { values(of: $0.card, $0.outcome, closedAt: closing(of: $0)) }) { rows in
            made += try connection.rows("INSERT INTO card \(newColumns) VALUES \(rows) RETURNING id, title").map {
                (try $0.get("id"), try $0.get("title"))
            }
        }
        // Both engines number the rows of a statement in their order, but answer them in any.
        made.sort { $0.id < $1.id }
        guard made.map(\.title) == page.map(\.card.title) else {
            throw SvodError(.storeFailed, "the store has numbered new cards in another order than they were written in")
        }
        return made.map(\.id)
    }

    private static func closing(of placed: PlacedCard) -> Timestamp? {
        placed.outcome == .open ? nil : placed.place.enteredAt
    }

    private static func place(_ number: CardID, _ placed: PlacedCard) -> SQL {
        let (card, place) = (placed.card, placed.place)
        return """
            (\(number), \(place.track), \(card.funnel), \(place.stage), \(placed.outcome == .open), \(place.funnelVersion),
            \(place.enteredAt), \(place.move), \(card.amount?.minor), \(card.amount?.currency), \(card.responsible),
            \(card.department))
            """
    }

    static let newColumns: SQL = """
        (entity, funnel, variant, title, title_key, outcome, responsible_id, department_id, person_id, company_id, lead_id,
        parent_id, number, phone, amount, currency, origin, created_by, created_at, changed_at, touched_at, closed_at)
        """

    static func values(
        of card: NewCardRecord,
        _ outcome: CardOutcome = .open,
        closedAt: Timestamp? = nil
    ) -> SQL {
        """
        (\(card.entity), \(card.funnel), \(card.variant), \(card.title), \(FoldedKey.of(card.title)), \(outcome),
        \(card.responsible), \(card.department), \(card.person), \(card.company), \(card.lead), \(card.parent),
        \(card.number), \(card.phone), \(card.amount?.minor), \(card.amount?.currency), \(card.origin), \(card.creator),
        \(card.at), \(card.at), \(card.at), \(closedAt))
        """
    }

    static let fieldColumns: SQL = "(card_id, field, value, number, source, staff_id, at)"

    static func values(of field: String, _ record: CardFieldRecord, of card: CardID) throws -> SQL {
        """
        (\(card), \(field), \(try FieldCoding.text(of: record.value)), \(FieldCoding.number(of: record.value)),
        \(record.source), \(record.staff), \(record.at))
        """
    }
}
