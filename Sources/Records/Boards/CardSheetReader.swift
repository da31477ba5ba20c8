package import Domain
package import Store

/// Reads whole cards.
package enum CardSheetReader {
    /// Tasks that a card shows.
    private static let mostTasks = 100

    /// The card of that number; nil when there is none.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func read(_ id: CardID, in connection: any Connection) throws -> CardSheet? {
        guard
            let row = try connection.row(
                """
                SELECT \(CardTile.columns), card.lead_id AS lead_id, card.reason_text AS reason_text,
                    card.variant AS variant, card.parent_id AS parent_id, card.created_by AS created_by,
                    card.closed_at AS closed_at, card.person_id AS person_id, card.company_id AS company_id
                FROM card \(CardList.firstPlace) \(CardTile.joins) WHERE card.id = \(id)
                """
            )
        else { return nil }
        var tiles = [try CardTile(row: row)]
        try CardTileDecor(connection: connection, fields: []).dress(&tiles)
        guard let tile = tiles.first else { return nil }
        var sheet = CardSheet(
            tile: tile,
            lead: try (row.get("lead_id") as LeadID?).flatMap { try lead($0, connection) },
            reasonText: try row.get("reason_text"),
            variant: try row.get("variant"),
            parent: try row.get("parent_id"),
            createdBy: try row.get("created_by"),
            closedAt: try row.get("closed_at"),
            personID: try row.get("person_id"),
            companyID: try row.get("company_id")
        )
        try fill(&sheet, id, connection)
        return sheet
    }

    /// The card of a lead; nil when it has none.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func card(of lead: LeadID, in connection: any Connection) throws -> CardID? {
        try connection.row("SELECT id FROM card WHERE lead_id = \(lead) AND entity = \(CardEntity.lead)")?.get("id")
    }

    private static func lead(_ id: LeadID, _ connection: any Connection) throws -> CardLead? {
        try connection.row(
            """
            SELECT id, number, caller_name, topic, topic_other, comment, transferred_to, channel, waiting_since,
                source
            FROM lead WHERE id = \(id)
            """
        ).map(CardLead.init(row:))
    }

    private static func fill(_ sheet: inout CardSheet, _ id: CardID, _ connection: any Connection) throws {
        sheet.stages = try connection.rows(
            "SELECT track, stage, entered_at, funnel_version FROM card_stage WHERE card_id = \(id) ORDER BY track"
        ).map { row in
            SheetPlace(
                track: try row.get("track"),
                stage: try row.get("stage"),
                enteredAt: try row.get("entered_at"),
                funnelVersion: try row.get("funnel_version")
            )
        }
        sheet.fields = try connection.rows(
            "SELECT field, value, source, staff_id, at FROM card_field WHERE card_id = \(id) ORDER BY field"
        ).map(CardFieldRow.init(row:))
        sheet.tasks = try TaskList.of(id, limit: mostTasks, in: connection)
        sheet.waits = try connection.rows(
            """
            SELECT id, kind, assignee_id, created_at, due_at, payload FROM card_effect
            WHERE card_id = \(id) AND state = 'waiting' ORDER BY id LIMIT 50
            """
        ).map(CardWait.init(row:))
        sheet.children =
            try connection.row("SELECT count(*) AS n FROM card WHERE parent_id = \(id)")?.get("n") ?? 0
        sheet.comments =
            try connection.row(
                "SELECT count(*) AS n FROM card_comment WHERE card_id = \(id) AND removed_at IS NULL"
            )?.get("n") ?? 0
    }
}
