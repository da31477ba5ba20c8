import Domain
import Store

/// Keeps the imports of past years as sessions of their exchange, so that its log shows them beside the others.
enum HistorySessions {
    /// The import of a file, by its content.
    static func find(
        _ digest: String,
        of exchange: String,
        in connection: any Connection
    ) throws -> ExchangeSession? {
        try connection.row(
            """
            SELECT \(ExchangeSession.columns) FROM onec_session WHERE secret_hash = \(name(digest, exchange))
            """
        ).map(ExchangeSession.init(row:))
    }

    /// Opens the session of an import; one of the same file before it loses its name.
    static func open(
        _ digest: String,
        of exchange: String,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> ExchangeSession {
        let name = name(digest, exchange)
        try connection.execute(
            "UPDATE onec_session SET secret_hash = \("\(name)/\(moment.microseconds)") WHERE secret_hash = \(name)"
        )
        let row = try connection.row(
            """
            INSERT INTO onec_session (exchange, secret_hash, started_at, touched_at, is_history)
            VALUES (\(exchange), \(name), \(moment), \(moment), 1) RETURNING \(ExchangeSession.columns)
            """
        )
        guard let row else { throw SvodError(.storeFailed, "the session of an import was not written") }
        return try ExchangeSession(row: row)
    }

    /// Writes the file of an import and a reading for each of its entries.
    static func begin(
        _ file: HistoryFile,
        of session: ExchangeSession,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> [PackageReading] {
        let id = try connection.insert(
            """
            INSERT INTO onec_file (session_id, name, size, at, place, pruned_at)
            VALUES (\(session.id), \(file.name.text), \(file.size), \(moment), \(file.path), \(moment))
            """
        )
        for entry in file.entries {
            try connection.execute(
                """
                INSERT INTO onec_reading (file_id, session_id, entry, state, position, documents, refused, at, by_command)
                VALUES (\(id), \(session.id), \(entry?.text ?? ""), 'waiting', 0, 0, 0, \(moment), 1)
                """
            )
        }
        return try readings(of: session.id, in: connection)
    }

    /// The readings of an import, in order.
    static func readings(of session: ID<ExchangeSession>, in connection: any Connection) throws -> [PackageReading] {
        try connection.rows(
            "SELECT \(PackageReading.columns) FROM onec_reading WHERE session_id = \(session) ORDER BY id"
        ).map(PackageReading.init(row:))
    }

    /// Notes that the file of an import lies elsewhere now.
    static func move(_ session: ID<ExchangeSession>, to path: String, in connection: any Connection) throws {
        try connection.execute("UPDATE onec_file SET place = \(path) WHERE session_id = \(session)")
    }

    /// Moves a reading on.
    ///
    /// Throws ``SvodError`` `conflict` when it does not stand at `position`: another process reads it too.
    static func advance(
        _ reading: ID<PackageReading>,
        from position: Int,
        by step: PackageStep,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        let row = try connection.row("SELECT position FROM onec_reading WHERE id = \(reading) AND state = 'waiting'")
        guard try row?.get("position") == position else {
            throw SvodError(.conflict, "another process imports the same file")
        }
        try PackageReadings.advance(reading, by: step, in: connection)
    }

    private static func name(_ digest: String, _ exchange: String) -> String { "import/\(exchange)/\(digest)" }
}
