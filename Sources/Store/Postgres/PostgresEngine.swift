import Domain

/// The store in a PostgreSQL database, version 15 or later, encoding UTF8, collation C.
///
/// Each write takes one advisory transaction lock first: writing is serial as on SQLite, and commit order is number
/// order. A lost connection is made anew; until then calls fail with `unavailable`.
package final class PostgresEngine: Engine {
    package var dialect: Dialect { Dialect(kind: .postgres) }
    package var state: EngineState { threads.state }

    package var wasUnclean: Bool { false }

    package func isOwned() async throws -> Bool {
        try await read { connection in
            // The lock is the daemon's as long as its writer lives; this one ends with the snapshot.
            let row = try connection.row("SELECT pg_try_advisory_xact_lock(\(PostgresSession.ownerLock)) AS free")
            return try row?.get("free") == false
        }
    }

    private let info: String
    private let threads: EngineThreads

    /// Connects.
    ///
    /// - Parameters:
    ///   - info: A libpq connection string or URI. Let the password come from a password file, not from here.
    ///   - options: How it is used.
    /// - Throws: ``SvodError`` `unavailable` when the server cannot be reached, `authenticationFailed` when it refuses
    ///   us, `invalidConfiguration` for a database that does not fit, `conflict` when another daemon has it open.
    package init(_ info: String, options: PostgresOptions = PostgresOptions()) async throws {
        self.info = info
        let access = options.access
        threads = try await EngineThreads(
            clock: options.clock,
            readers: options.readers,
            openWriter: { try PostgresSession.writer(info, access) },
            openReader: { try PostgresSession.reader(info) }
        )
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await threads.read(body)
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ lane: Lane,
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await threads.write(lane, body)
    }

    package func commits(of news: News?) -> AsyncStream<Void> { threads.commits(of: news) }

    package func vitals() async throws -> EngineVitals {
        let bytes: Int64? = try await read { connection in
            try connection.row("SELECT pg_database_size(current_database()) AS bytes")?.get("bytes")
        }
        return EngineVitals(databaseBytes: bytes)
    }

    package func backup(to path: String) async throws {
        let info = info
        try await WorkerThread.returning("svod-backup") { try PostgresBackup(info: info).write(to: path) }
    }

    package func close() async {
        await threads.finish()
        threads.closed()
    }
}
