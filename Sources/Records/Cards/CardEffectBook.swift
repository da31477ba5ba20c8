package import Domain
package import Store

/// Keeps what cards wait for.
package enum CardEffectBook {
    /// What is asked for.
    package struct Order: Hashable, Sendable {
        /// The key of the action: the same key asks once.
        package var key: String
        /// What.
        package var kind: String
        /// Its settings, JSON.
        package var payload: String
        /// Who decides.
        package var assignee: StaffID?
        /// Where the list of actions goes on.
        package var rest: String?
        /// By when.
        package var dueAt: Timestamp?

        /// Creates an order that nobody in particular answers.
        package init(key: String, kind: String, payload: String) {
            self.key = key
            self.kind = kind
            self.payload = payload
        }
    }

    /// Writes an order down; nil when its key was used before.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func order(
        _ order: Order,
        for card: CardID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> EffectID? {
        try connection.insertIfNew(
            """
            INSERT INTO card_effect (card_id, action_key, kind, payload, state, assignee_id, rest, created_at, due_at)
            VALUES (\(card), \(order.key), \(order.kind), \(order.payload), 'waiting', \(order.assignee),
                \(order.rest), \(moment), \(order.dueAt))
            """
        ).map(EffectID.init(_:))
    }

    /// One of them.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func record(_ effect: EffectID, in connection: any Connection) throws -> CardEffectRecord {
        let row = try connection.row("SELECT \(CardEffectRecord.columns) FROM card_effect WHERE id = \(effect)")
        guard let row else { throw SvodError(.notFound, "there is no effect \(effect)") }
        return try CardEffectRecord(row: row)
    }

    /// What a card has asked for, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(_ card: CardID, in connection: any Connection) throws -> [CardEffectRecord] {
        try connection.rows(
            "SELECT \(CardEffectRecord.columns) FROM card_effect WHERE card_id = \(card) ORDER BY id LIMIT 1000"
        ).map(CardEffectRecord.init(row:))
    }

    /// What waits, by kind, oldest first: the work list of the part that answers it.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func waiting(
        kind: String,
        limit: Int = 100,
        in connection: any Connection
    ) throws -> [CardEffectRecord] {
        try connection.rows(
            """
            SELECT \(CardEffectRecord.columns) FROM card_effect WHERE kind = \(kind) AND state = 'waiting'
            ORDER BY id LIMIT \(limit)
            """
        ).map(CardEffectRecord.init(row:))
    }

    /// Settles one that waits; false when it was settled before.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func settle(
        _ effect: EffectID,
        _ state: CardEffectRecord.State,
        answer: String?,
        by staff: StaffID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> Bool {
        try connection.execute(
            """
            UPDATE card_effect SET state = \(state), answer = \(answer), settled_at = \(moment), settled_by = \(staff)
            WHERE id = \(effect) AND state = 'waiting'
            """
        ) > 0
    }

    /// Drops what a card waits for of one kind, asked for by keys that begin with `prefix`.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func drop(
        kind: String,
        of card: CardID,
        keysWith prefix: String,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            UPDATE card_effect SET state = 'dropped', settled_at = \(moment)
            WHERE card_id = \(card) AND kind = \(kind) AND state = 'waiting' AND \(SQL.startsWith("action_key", prefix))
            """
        )
    }
}
