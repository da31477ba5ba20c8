package import Domain

/// What is to be sent outward: queued in the transaction that decided it, sent at least once after that.
package enum Outbox {
    static let columns: SQL =
        """
        id, connector, kind, dedup_key, subject, payload, state, created_at, due_at, expires_at, attempts, reason,
        result, settled_at
        """

    /// Queues a row; nil when one of that key was queued before.
    @discardableResult
    package static func enqueue(_ row: NewOutboxRow, in connection: any Connection) throws -> OutboxID? {
        connection.announce(.outbox)
        return try connection.insertIfNew(
            """
            INSERT INTO outbox (connector, kind, dedup_key, subject, payload, state, created_at, due_at, expires_at)
            VALUES (\(row.connector), \(row.kind), \(row.dedupKey), \(row.subject), \(row.payload), 'new',
                \(row.createdAt), \(row.dueAt ?? row.createdAt), \(row.expiresAt))
            """
        ).map(OutboxID.init(_:))
    }

    /// The row of that number.
    package static func row(_ id: OutboxID, in connection: any Connection) throws -> OutboxRow? {
        try connection.row("SELECT \(columns) FROM outbox WHERE id = \(id)").map(OutboxRow.init)
    }

    /// The row of a connector by its key.
    package static func row(
        connector: String,
        dedupKey: String,
        in connection: any Connection
    ) throws -> OutboxRow? {
        try connection.row(
            "SELECT \(columns) FROM outbox WHERE connector = \(connector) AND dedup_key = \(dedupKey)"
        ).map(OutboxRow.init)
    }

    /// Rows that were given up or came too late, newest first, below `before` where it is given.
    package static func deadLetters(
        before: OutboxID? = nil,
        limit: Int = 100,
        in connection: any Connection
    ) throws -> [OutboxRow] {
        try connection.rows(
            """
            SELECT \(columns) FROM outbox WHERE state IN ('dead', 'expired')
            AND id < \(before ?? OutboxID(.max)) ORDER BY id DESC LIMIT \(limit)
            """
        ).map(OutboxRow.init)
    }

    /// Queues a dead row again, due now, its attempts counted from the beginning.
    ///
    /// - Throws: ``SvodError`` `notFound` when there is no dead row of that number; `conflict` when it expired: a late
    ///   command must be given anew, not repeated.
    package static func `repeat`(_ id: OutboxID, at now: Timestamp, in connection: any Connection) throws {
        guard let row = try row(id, in: connection), row.state == .dead || row.state == .expired else {
            throw SvodError(.notFound, "outbox row \(id) is not among the dead letters")
        }
        guard row.expiresAt == nil else {
            throw SvodError(.conflict, "outbox row \(id) had a moment to be sent by, which has passed")
        }
        connection.announce(.outbox)
        try connection.execute(
            """
            UPDATE outbox SET state = 'new', due_at = \(now), attempts = 0, reason = NULL, settled_at = NULL
            WHERE id = \(id)
            """
        )
    }
}
