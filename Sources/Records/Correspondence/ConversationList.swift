package import Domain
package import Store

/// Lists conversations: what waits, what a box holds, what was set aside.
package struct ConversationList: Sendable {
    /// Which conversations are asked for.
    package enum Shelf: String, Sendable, CaseIterable {
        /// Where a client waits, the longest first.
        case waiting
        /// Where people write to one another, the latest first.
        case open
        /// What machines wrote, and what only we wrote.
        case silent
        /// What is no request.
        case spam
    }

    /// Which conversations.
    package var shelf: Shelf
    /// Of these boxes; nil for all.
    package var sources: [String]?
    /// Of this kind.
    package var kind: RequestKind?
    /// Waiting since this moment at the latest.
    package var waitingBefore: Timestamp?
    /// Those behind this one.
    package var after: (at: Timestamp, id: ConversationID)?
    /// How many.
    package var limit = 50

    /// Creates a list of a shelf.
    package init(_ shelf: Shelf) { self.shelf = shelf }

    /// The rows.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func read(in connection: any Connection) throws -> [ConversationRow] {
        if let sources, sources.isEmpty { return [] }
        let order: SQL =
            shelf == .waiting
            ? "conversation.waiting_since, conversation.id" : "conversation.last_at DESC, conversation.id DESC"
        let ids: [ConversationID] = try connection.rows(
            """
            SELECT conversation.id AS id FROM conversation WHERE \(conditions.joined(" AND ")) ORDER BY \(order)
            LIMIT \(limit)
            """
        ).map { try $0.get("id") }
        return try Self.rows(ids, in: connection)
    }

    /// The rows of these conversations, in this order.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func rows(
        _ ids: [ConversationID],
        in connection: any Connection
    ) throws -> [ConversationRow] {
        guard !ids.isEmpty else { return [] }
        let found = try connection.rows(
            """
            SELECT conversation.id AS id, conversation.kind AS kind, conversation.source AS source,
                conversation.state AS state, conversation.lead_id AS lead_id, lead.status AS status,
                card.id AS card_id, card.responsible_id AS responsible_id, message.name AS name,
                message.address AS address, message_text.subject AS subject,
                substr(message_text.body, 1, 300) AS body, message.direction AS direction,
                conversation.last_at AS last_at, conversation.waiting_since AS waiting_since,
                (SELECT count(*) FROM message AS one WHERE one.conversation_id = conversation.id) AS n
            FROM conversation
            JOIN message ON message.id = (
                SELECT max(latest.id) FROM message AS latest WHERE latest.conversation_id = conversation.id)
            LEFT JOIN message_text ON message_text.message_id = message.id
            LEFT JOIN lead ON lead.id = conversation.lead_id
            LEFT JOIN card ON card.id = COALESCE(lead.deal_id, (
                SELECT own.id FROM card AS own WHERE own.lead_id = lead.id AND own.entity = 'lead'))
            WHERE conversation.id IN (\(list: ids))
            """
        ).map(ConversationRow.init(row:))
        let places = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
        return found.sorted { places[$0.id, default: 0] < places[$1.id, default: 0] }
    }

    private var conditions: [SQL] {
        var all: [SQL]
        switch shelf {
        case .waiting: all = ["conversation.waiting_since IS NOT NULL"]
        case .open: all = ["conversation.state = 'open'"]
        case .silent: all = ["conversation.state = 'silent'"]
        case .spam: all = ["conversation.state = 'spam'"]
        }
        if let sources {
            all.append(
                """
                EXISTS (SELECT 1 FROM conversation_box WHERE conversation_box.conversation_id = conversation.id
                    AND conversation_box.source IN (\(list: sources)))
                """
            )
        }
        if let kind { all.append("conversation.kind = \(kind)") }
        if let waitingBefore { all.append("conversation.waiting_since <= \(waitingBefore)") }
        if let after {
            let (column, sign): (SQL, SQL) =
                shelf == .waiting ? ("conversation.waiting_since", ">") : ("conversation.last_at", "<")
            all.append(
                "(\(column) \(sign) \(after.at) OR (\(column) = \(after.at) AND conversation.id \(sign) \(after.id)))"
            )
        }
        return all
    }

    /// The boxes, sites and bots that anything stands in, by name.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func sources(in connection: any Connection) throws -> [String] {
        var (found, last) = ([String](), "")
        while found.count < 200 {
            let next: String? = try connection.row(
                "SELECT min(source) AS source FROM conversation_box WHERE source > \(last)"
            )?.get("source")
            guard let next else { break }
            found.append(next)
            last = next
        }
        return found
    }

    /// The boxes in which a conversation stands.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func sources(
        of conversation: ConversationID,
        in connection: any Connection
    ) throws -> [String] {
        try connection.rows(
            "SELECT source FROM conversation_box WHERE conversation_id = \(conversation) ORDER BY source LIMIT 100"
        ).map { try $0.get("source") }
    }
}
