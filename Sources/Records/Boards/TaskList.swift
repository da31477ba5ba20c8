package import Domain
package import Store

/// Lists of tasks.
package enum TaskList {
    /// At most `limit` tasks that pass `filter`: open ones by when they are due, those without a term last; finished
    /// ones, the last first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func page(_ filter: TaskFilter, limit: Int = 200, in connection: any Connection) throws -> [TaskRow]
    {
        let order: SQL = filter.isDone ? "task.done_at DESC, task.id DESC" : "task.due_at NULLS LAST, task.id"
        return try connection.rows(
            """
            SELECT \(TaskRow.columns) FROM task LEFT JOIN card ON card.id = task.card_id
            WHERE \(filter.condition) ORDER BY \(order) LIMIT \(limit)
            """
        ).map(TaskRow.init(row:))
    }

    /// The tasks of a card, open ones first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(_ card: CardID, limit: Int, in connection: any Connection) throws -> [TaskRow] {
        try connection.rows(
            """
            SELECT \(TaskRow.columns) FROM task LEFT JOIN card ON card.id = task.card_id
            WHERE task.card_id = \(card)
            ORDER BY CASE WHEN task.done_at IS NULL THEN 0 ELSE 1 END, task.due_at NULLS LAST, task.id DESC
            LIMIT \(limit)
            """
        ).map(TaskRow.init(row:))
    }

    /// One task; nil when there is none of that number.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(_ id: TaskID, in connection: any Connection) throws -> TaskRow? {
        try connection.row(
            "SELECT \(TaskRow.columns) FROM task LEFT JOIN card ON card.id = task.card_id WHERE task.id = \(id)"
        ).map(TaskRow.init(row:))
    }

    /// How many open tasks a person has, and how many of them are late.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func counts(
        of staff: StaffID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> (open: Int, overdue: Int) {
        func count(_ condition: SQL) throws -> Int {
            try connection.row("SELECT count(*) AS n FROM task WHERE \(condition)")?.get("n") ?? 0
        }
        var filter = TaskFilter(.staff(staff))
        let open = try count(filter.condition)
        filter.overdueAt = moment
        return (open, open == 0 ? 0 : try count(filter.condition))
    }
}
