package import Domain

/// What happened, in commit order, for ever: entries are only added. The database refuses anything else.
package enum Journal {
    private static let columns: SQL = "id, at, kind, subject, about, cause, rule, actor, data"

    /// Adds an entry and returns its number.
    @discardableResult
    package static func append(_ entry: NewJournalEntry, in connection: any Connection) throws -> EventID {
        connection.announce(.journal)
        return EventID(
            try connection.insert(
                """
                INSERT INTO journal (at, kind, subject, about, cause, rule, actor, data)
                VALUES (\(entry.at), \(entry.kind), \(entry.subject), \(entry.about), \(entry.cause), \(entry.rule),
                    \(entry.actor), \(entry.data))
                """
            )
        )
    }

    /// Adds entries in their order.
    package static func append(_ entries: [NewJournalEntry], in connection: any Connection) throws {
        if entries.isEmpty { return }
        connection.announce(.journal)
        try connection.inBatches(
            entries.map { entry in
                """
                (\(entry.at), \(entry.kind), \(entry.subject), \(entry.about), \(entry.cause), \(entry.rule),
                \(entry.actor), \(entry.data))
                """
            }
        ) { values in
            try connection.execute(
                "INSERT INTO journal (at, kind, subject, about, cause, rule, actor, data) VALUES \(values)"
            )
        }
    }

    /// The entries with greater numbers than `after`, oldest first.
    package static func entries(
        after: EventID,
        limit: Int,
        in connection: any Connection
    ) throws -> [JournalEntry] {
        try connection.rows(
            "SELECT \(columns) FROM journal WHERE id > \(after) ORDER BY id LIMIT \(limit)"
        ).map(JournalEntry.init)
    }

    /// The newest entries of one subject, oldest of them first.
    package static func entries(
        subject: String,
        limit: Int = 1000,
        in connection: any Connection
    ) throws -> [JournalEntry] {
        try connection.rows(
            "SELECT \(columns) FROM journal WHERE subject = \(subject) ORDER BY id DESC LIMIT \(limit)"
        ).reversed().map(JournalEntry.init)
    }

    /// The newest entries about something that was not their subject, oldest of them first.
    package static func entries(
        about: String,
        limit: Int = 1000,
        in connection: any Connection
    ) throws -> [JournalEntry] {
        try connection.rows(
            "SELECT \(columns) FROM journal WHERE about = \(about) ORDER BY id DESC LIMIT \(limit)"
        ).reversed().map(JournalEntry.init)
    }

    /// The number of the newest entry; 0 when there is none.
    package static func last(in connection: any Connection) throws -> EventID {
        EventID(try connection.row("SELECT coalesce(max(id), 0) AS id FROM journal")?.get("id") ?? Int64(0))
    }
}
