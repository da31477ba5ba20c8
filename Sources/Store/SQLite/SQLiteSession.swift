import Domain
import GRDB
import GRDBSQLite

/// A connection to the file, used by one thread.
struct SQLiteSession: Session {
    private let queue: DatabaseQueue
    private let statements = StatementCache()
    private let news = NewsBag()
    /// Hears of each commit; kept for as long as the connection lives.
    private let log: LogLength?

    private init(_ queue: DatabaseQueue, _ log: LogLength?) {
        self.queue = queue
        self.log = log
    }

    /// Opens the writer's connection and makes the file what the store needs it to be. `log` hears of its commits;
    /// `patience` tells how long it waits for the lock of another process.
    static func writer(
        _ path: String,
        _ options: SQLiteOptions,
        _ log: LogLength,
        _ patience: LockPatience
    ) throws -> SQLiteSession {
        var configuration = configuration(label: "writer", patience)
        configuration.journalMode = .wal
        let session = try open(path, configuration, log)
        try session.prepare([
            "PRAGMA synchronous = FULL",
            // The checkpointer's thread does it: a commit never waits for it.
            "PRAGMA wal_autocheckpoint = 0",
            "PRAGMA journal_size_limit = 67108864",
            "PRAGMA cache_size = -\(options.cache)",
            "PRAGMA temp_store = MEMORY",
        ])
        if let pages = options.maximumPages { try session.prepare(["PRAGMA max_page_count = \(pages)"]) }
        try session.inDatabase { log.listen(to: $0.sqliteConnection) }
        return session
    }

    /// Opens a connection that only reads.
    static func reader(_ path: String) throws -> SQLiteSession {
        var configuration = configuration(label: "reader")
        configuration.readonly = true
        let session = try open(path, configuration)
        try session.prepare(["PRAGMA query_only = ON", "PRAGMA cache_size = -1000", "PRAGMA temp_store = MEMORY"])
        return session
    }

    /// Opens a connection that serves checkpoints and backups.
    static func keeper(_ path: String) throws -> SQLiteSession {
        let session = try open(path, configuration(label: "keeper"))
        try session.prepare(["PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 0", "PRAGMA cache_size = -400"])
        return session
    }

    func use<Result>(_ body: (any SessionConnection) throws -> Result) throws -> Result {
        try inDatabase { try body(SQLiteConnection(database: $0, statements: statements, news: news)) }
    }

    /// Lends the bare database, for what is not a transaction.
    func inDatabase<Result>(_ body: (Database) throws -> Result) throws -> Result {
        do {
            return try queue.writeWithoutTransaction(body)
        } catch let error as DatabaseError {
            throw SvodError(error, in: nil)
        }
    }

    func close() throws {
        statements.clear()
        do { try queue.close() } catch let error as DatabaseError { throw SvodError(error, in: nil) }
    }

    private static func open(
        _ path: String,
        _ configuration: Configuration,
        _ log: LogLength? = nil
    ) throws -> SQLiteSession {
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            // GRDB listens to what is compiled, for observers that there are none of.
            queue.writeWithoutTransaction { _ = sqlite3_set_authorizer($0.sqliteConnection, nil, nil) }
            return SQLiteSession(queue, log)
        } catch let error as DatabaseError {
            let problem = SvodError(error, in: nil)
            throw SvodError(problem.code, "the store \(path) cannot be opened", cause: problem)
        }
    }

    private static func configuration(label: String, _ patience: LockPatience = LockPatience()) -> Configuration {
        var configuration = Configuration()
        configuration.label = "svod.\(label)"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .callback(patience.wait)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA case_sensitive_like = ON") }
        return configuration
    }

    private func prepare(_ statements: [String]) throws {
        try inDatabase { database in
            for statement in statements {
                // Some of them answer with a row, which is of no interest.
                _ = try GRDB.Row.fetchOne(database, sql: statement)
            }
        }
    }
}
