package import Domain

/// What came in. A row of a known key changes nothing, so that a peer may send everything again.
package enum Inbox {
    static let columns: SQL =
        "id, source, stream, kind, dedup_key, received_at, payload, state, attempts, error"

    /// Takes a row for the ``InboxWorker``; nil when its key is known already. For the rows that our own handlers
    /// write: what an adapter received goes through ``InboxPipeline/accept(_:lane:cursor:)``.
    @discardableResult
    package static func accept(_ row: NewInboxRow, in connection: any Connection) throws -> InboxID? {
        try insert(row, .new, handledAt: nil, in: connection)
    }

    /// The row of that number.
    package static func row(_ id: InboxID, in connection: any Connection) throws -> InboxRow? {
        try connection.row("SELECT \(columns) FROM inbox WHERE id = \(id)").map(InboxRow.init)
    }

    /// The rows of a stream, oldest first.
    package static func rows(stream: String, limit: Int = 1000, in connection: any Connection) throws -> [InboxRow] {
        try connection.rows(
            "SELECT \(columns) FROM inbox WHERE stream = \(stream) ORDER BY id LIMIT \(limit)"
        ).map(InboxRow.init)
    }

    /// The row of that key.
    package static func row(
        source: String,
        dedupKey: String,
        in connection: any Connection
    ) throws -> InboxRow? {
        try connection.row(
            "SELECT \(columns) FROM inbox WHERE source = \(source) AND dedup_key = \(dedupKey)"
        ).map(InboxRow.init)
    }

    /// The rows that are held or set aside, oldest first.
    package static func troubled(limit: Int = 100, in connection: any Connection) throws -> [InboxRow] {
        try connection.rows(
            "SELECT \(columns) FROM inbox WHERE state IN ('held', 'dead') ORDER BY id LIMIT \(limit)"
        ).map(InboxRow.init)
    }

    static func insert(
        _ row: NewInboxRow,
        _ state: InboxState,
        handledAt: Timestamp?,
        in connection: any Connection
    ) throws -> InboxID? {
        if state == .new { connection.announce(.inbox) }
        return try connection.insertIfNew(
            """
            INSERT INTO inbox (source, stream, kind, dedup_key, received_at, payload, state, attempts, handled_at)
            VALUES (\(row.source), \(row.stream), \(row.kind), \(row.dedupKey), \(row.receivedAt), \(row.payload),
                \(state), \(state == .new ? 0 : 1), \(handledAt))
            """
        ).map(InboxID.init(_:))
    }

    /// Writes rows of one source as handled; answers those whose keys were not known, in their order.
    static func insert(
        _ rows: ArraySlice<NewInboxRow>,
        handledAt: Timestamp,
        in connection: any Connection
    ) throws -> [InboxRow] {
        var numbers: [String: InboxID] = [:]
        try connection.inBatches(
            rows.map { row in
                """
                (\(row.source), \(row.stream), \(row.kind), \(row.dedupKey), \(row.receivedAt), \(row.payload),
                \(InboxState.done), 1, \(handledAt))
                """
            }
        ) { values in
            let made = try connection.rows(
                """
                INSERT INTO inbox (source, stream, kind, dedup_key, received_at, payload, state, attempts, handled_at)
                VALUES \(values) ON CONFLICT DO NOTHING RETURNING id, dedup_key
                """
            )
            for row in made { numbers[try row.get("dedup_key")] = try row.get("id") }
        }
        // A key that occurs twice among them is one row.
        return rows.compactMap { row in numbers.removeValue(forKey: row.dedupKey).map { InboxRow($0, row) } }
    }

    /// Whether one of these streams has a row that must come first.
    static func isStopped(streams: [String], in connection: any Connection) throws -> Bool {
        try connection.row(
            "SELECT id FROM inbox WHERE stream IN (\(list: streams)) AND state IN ('new', 'held') LIMIT 1"
        ) != nil
    }

    /// The first row of a stream that is neither done nor set aside.
    static func firstOpen(stream: String, in connection: any Connection) throws -> InboxRow? {
        try connection.row(
            """
            SELECT \(columns) FROM inbox WHERE stream = \(stream) AND state IN ('new', 'held') ORDER BY id LIMIT 1
            """
        ).map(InboxRow.init)
    }

    /// Whether a stream has a row that must come first.
    static func isStopped(stream: String, in connection: any Connection) throws -> Bool {
        try connection.row(
            "SELECT id FROM inbox WHERE stream = \(stream) AND state IN ('new', 'held') LIMIT 1"
        ) != nil
    }

    /// New rows above `after` that are the first open ones of their streams, oldest first.
    static func ready(after: InboxID, limit: Int, in connection: any Connection) throws -> [ReadyRow] {
        try connection.rows(
            """
            SELECT \(columns), EXISTS (
                SELECT 1 FROM inbox AS later
                WHERE later.stream = inbox.stream AND later.state IN ('new', 'held') AND later.id > inbox.id
            ) AS goes_on
            FROM inbox WHERE state = 'new' AND id > \(after)
            AND NOT EXISTS (
                SELECT 1 FROM inbox AS earlier
                WHERE earlier.stream = inbox.stream AND earlier.state IN ('new', 'held') AND earlier.id < inbox.id
            )
            ORDER BY id LIMIT \(limit)
            """
        ).map { ReadyRow(row: try InboxRow($0), goesOn: try $0.get("goes_on")) }
    }

    static func settle(
        _ id: InboxID,
        _ state: InboxState,
        error: String?,
        at: Timestamp?,
        in connection: any Connection
    ) throws {
        connection.announce(.inbox)
        try connection.execute(
            "UPDATE inbox SET state = \(state), error = \(error), handled_at = \(at) WHERE id = \(id)"
        )
    }

    /// Makes a row new again. Its attempts count from the beginning: a person has looked at it.
    static func reopen(_ id: InboxID, in connection: any Connection) throws {
        connection.announce(.inbox)
        try connection.execute(
            "UPDATE inbox SET state = 'new', error = NULL, attempts = 0, handled_at = NULL WHERE id = \(id)"
        )
    }

    /// Makes the row of a known key new again, with the payload of `row`; accepts `row` when there is none.
    static func again(_ row: NewInboxRow, in connection: any Connection) throws {
        guard let known = try self.row(source: row.source, dedupKey: row.dedupKey, in: connection) else {
            _ = try accept(row, in: connection)
            return
        }
        try connection.execute("UPDATE inbox SET payload = \(row.payload) WHERE id = \(known.id)")
        try reopen(known.id, in: connection)
    }

    static func countAttempts(_ rows: [InboxID], in connection: any Connection) throws {
        try connection.execute("UPDATE inbox SET attempts = attempts + 1 WHERE id IN (\(list: rows))")
    }

    /// Where a row stands; nil when there is none.
    static func state(of id: InboxID, in connection: any Connection) throws -> InboxState? {
        try connection.row("SELECT state FROM inbox WHERE id = \(id)")?.get("state")
    }
}
