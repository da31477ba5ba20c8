package import Domain
package import Store

/// Keeps the tasks of cards.
package enum CardTasks {
    /// The word of this kind in the `task` table.
    package static let kind = "card"

    /// What is to be done, by whom, by when.
    package struct Order: Hashable, Sendable {
        /// What.
        package var title: String
        /// Who does it.
        package var assignee: StaffID?
        /// By when.
        package var dueAt: Timestamp?
        /// Whether it is to call a number back: it stands on the missed list, and reaching the number closes it.
        package var isCallBack = false
        /// What closing it asks for.
        package var options = CardTask.Options()
        /// The key of the action that gives it: the same key gives one task.
        package var key: String?
        /// Who gives it; nil for a rule.
        package var creator: StaffID?

        /// Creates a task for nobody in particular.
        package init(title: String) { self.title = title }
    }

    /// Gives a task; nil when its key gave one before.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func make(
        _ order: Order,
        for card: CardRecord,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> TaskID? {
        let options = order.options == CardTask.Options() ? "{}" : try JSONText.encode(order.options)
        return try connection.insertIfNew(
            """
            INSERT INTO task (kind, title, card_id, lead_id, assignee_id, created_by, created_at, due_at, action_key,
                options)
            VALUES (\(kind), \(order.title), \(card.id), \(card.entity == .lead ? card.lead : nil), \(order.assignee),
                \(order.creator), \(moment), \(order.dueAt), \(order.key), \(options))
            """
        ).map(TaskID.init(_:))
    }

    /// A task.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func record(_ task: TaskID, in connection: any Connection) throws -> CardTask {
        guard let row = try connection.row("SELECT \(CardTask.columns) FROM task WHERE id = \(task)") else {
            throw SvodError(.notFound, "there is no task \(task)")
        }
        return try CardTask(row: row)
    }

    /// The tasks of a card, open ones first, then the newest.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(_ card: CardID, limit: Int = 200, in connection: any Connection) throws -> [CardTask] {
        try connection.rows(
            """
            SELECT \(CardTask.columns) FROM task WHERE card_id = \(card)
            ORDER BY CASE WHEN done_at IS NULL THEN 0 ELSE 1 END, id DESC LIMIT \(limit)
            """
        ).map(CardTask.init(row:))
    }

    /// Closes a task; false when it was closed before.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func close(
        _ task: TaskID,
        outcome: String?,
        result: String?,
        options: CardTask.Options,
        by staff: StaffID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> Bool {
        try connection.execute(
            """
            UPDATE task SET done_at = \(moment), done_by = \(staff), done_reason = 'done', outcome = \(outcome),
                result = \(result), options = \(try JSONText.encode(options))
            WHERE id = \(task) AND done_at IS NULL
            """
        ) > 0
    }

    /// Closes the open tasks of a card that ended; whoever had them need not do them any more.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func drop(of card: CardID, at moment: Timestamp, in connection: any Connection) throws {
        try connection.execute(
            """
            UPDATE task SET done_at = \(moment), done_reason = 'card_closed'
            WHERE card_id = \(card) AND kind = \(kind) AND done_at IS NULL
            """
        )
    }

    /// Closes the task that stood for an approval which was answered.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func closeApproval(
        _ effect: EffectID,
        of card: CardID,
        by staff: StaffID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        let member = connection.dialect.member("approval", ofJSON: "options")
        try connection.execute(
            """
            UPDATE task SET done_at = \(moment), done_by = \(staff), done_reason = 'answered'
            WHERE card_id = \(card) AND done_at IS NULL AND \(member) = \(String(effect.rawValue))
            """
        )
    }
}
