import Domain

extension Outbox {
    /// Whose leases they are and how long they last.
    struct Lease: Sendable {
        let connector: String
        let holder: String
        let length: Duration
    }

    /// When a row of the connector is due next, or a lease runs out; nil when there is none.
    static func nextMoment(connector: String, in connection: any Connection) throws -> Timestamp? {
        let waiting: Timestamp? = try connection.row(
            """
            SELECT min(due_at) AS at FROM outbox
            WHERE connector = \(connector) AND state IN ('new', 'deferred')
            """
        )?.get("at")
        let leased: Timestamp? = try connection.row(
            """
            SELECT min(leased_until) AS at FROM outbox
            WHERE connector = \(connector) AND state = 'leased'
            """
        )?.get("at")
        return [waiting, leased].compactMap(\.self).min()
    }

    /// Takes due rows under a lease, the longest due first. Rows past their moment expire instead, and so do rows that
    /// have such a moment and were leased before by a worker that did not come back: whether they were sent is not
    /// known. Other leases that ran out are taken over.
    static func claim(
        _ lease: Lease,
        limit: Int,
        at now: Timestamp,
        in connection: any Connection
    ) throws -> [OutboxRow] {
        try expireLate(lease.connector, at: now, in: connection)
        try rescue(lease.connector, condition: "leased_until <= \(now)", at: now, in: connection)
        let due = try connection.rows(
            """
            SELECT id FROM outbox WHERE connector = \(lease.connector) AND state IN ('new', 'deferred')
            AND due_at <= \(now) ORDER BY due_at, id LIMIT \(limit)
            """
        ).map { try $0.get("id") as OutboxID }
        guard !due.isEmpty else { return [] }
        return try connection.rows(
            """
            UPDATE outbox SET state = 'leased', leased_by = \(lease.holder), leased_until = \(now + lease.length),
                attempts = attempts + 1
            WHERE id IN (\(list: due)) RETURNING \(columns)
            """
        ).map(OutboxRow.init).sorted { ($0.dueAt, $0.id) < ($1.dueAt, $1.id) }
    }

    /// Ends leases that match `condition`: rows that may be sent twice are new again, the others expire.
    static func rescue(
        _ connector: String,
        condition: SQL,
        at now: Timestamp,
        in connection: any Connection
    ) throws {
        let lost = try connection.rows(
            """
            SELECT \(columns) FROM outbox WHERE connector = \(connector) AND state = 'leased'
            AND \(condition)
            """
        ).map(OutboxRow.init)
        if !lost.isEmpty { connection.announce(.outbox) }
        for row in lost {
            if row.expiresAt == nil {
                try connection.execute(
                    "UPDATE outbox SET state = 'new', leased_by = NULL, leased_until = NULL WHERE id = \(row.id)"
                )
            } else {
                let reason = "it is not known whether it was sent"
                try settle(row, .expired, reason: reason, at: now, in: connection)
            }
        }
    }

    /// Gives a row its end and says so in the journal.
    static func settle(
        _ row: OutboxRow,
        _ state: OutboxState,
        reason: String? = nil,
        result: String? = nil,
        at now: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            UPDATE outbox SET state = \(state), reason = \(reason), result = \(result), settled_at = \(now),
                leased_by = NULL, leased_until = NULL
            WHERE id = \(row.id)
            """
        )
        try Journal.append(
            NewJournalEntry(
                at: now,
                kind: "outbox.\(state.rawValue)",
                subject: row.subject ?? "outbox:\(row.id)",
                about: "outbox:\(row.id)",
                cause: .outbox(row.id),
                data: try OutboxEvent(outbox: row.id, connector: row.connector, kind: row.kind).json()
            ),
            in: connection
        )
    }

    /// Puts a row off.
    static func `defer`(
        _ row: OutboxRow,
        until moment: Timestamp,
        reason: String,
        in connection: any Connection
    ) throws {
        connection.announce(.outbox)
        try connection.execute(
            """
            UPDATE outbox SET state = 'deferred', due_at = \(moment), reason = \(reason), leased_by = NULL,
                leased_until = NULL
            WHERE id = \(row.id)
            """
        )
    }

    /// Whether a row is still under that lease. One that ran out may be another worker's now.
    static func isLeased(_ id: OutboxID, by holder: String, in connection: any Connection) throws -> Bool {
        try connection.row(
            "SELECT id FROM outbox WHERE id = \(id) AND state = 'leased' AND leased_by = \(holder)"
        ) != nil
    }

    private static func expireLate(
        _ connector: String,
        at now: Timestamp,
        in connection: any Connection
    ) throws {
        let late = try connection.rows(
            """
            SELECT \(columns) FROM outbox WHERE connector = \(connector) AND state IN ('new', 'deferred')
            AND expires_at <= \(now)
            """
        ).map(OutboxRow.init)
        for row in late {
            try settle(row, .expired, reason: "its moment passed before it was sent", at: now, in: connection)
        }
    }
}
