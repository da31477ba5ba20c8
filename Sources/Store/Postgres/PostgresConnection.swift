import Domain

/// A connection of the PostgreSQL engine inside a transaction.
struct PostgresConnection: SessionConnection {
    let link: PostgresLink
    let news: NewsBag

    /// The lock that each write takes first: one writer at a time, whatever machine it is on.
    static let writeLock = 0x7376_6F64

    var dialect: Dialect { Dialect(kind: .postgres) }
    var isInTransaction: Bool { link.isInTransaction }

    func execute(_ sql: SQL) throws -> Int {
        defer { Failpoint.afterStatement.reach() }
        return try link.run(sql.rendered(for: .postgres)) { $0.changed }
    }
    func rows(_ sql: SQL) throws -> [Row] { try link.run(sql.rendered(for: .postgres)) { try $0.rows() } }
    func row(_ sql: SQL) throws -> Row? { try link.run(sql.rendered(for: .postgres)) { try $0.rows(limit: 1).first } }

    func announce(_ news: News) { self.news.add(news) }
    func takeNews() -> News { news.take() }

    func beginWriting() throws { try begin("BEGIN; SELECT pg_advisory_xact_lock(\(Self.writeLock))") }
    func beginReading() throws { try begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") }

    func commit() throws {
        do {
            try link.run("COMMIT")
        } catch let error as SvodError where error.code == .unavailable {
            throw SvodError(.unavailable, "whether the transaction stands is not known", cause: error)
        }
    }

    func rollback() {
        // A connection that cannot roll back is closed, and the server rolls back for it.
        do { try link.run("ROLLBACK") } catch { link.disconnect() }
    }

    func setSavepoint() throws { try link.run("SAVEPOINT step") }
    func undoSavepoint() throws { try link.run("ROLLBACK TO step; RELEASE step") }
    func releaseSavepoint() throws { try link.run("RELEASE step") }

    /// Begins a transaction. A connection may have been lost since it was used last, and nothing was lost with it: it is
    /// made anew, once.
    private func begin(_ statements: String) throws {
        try link.tidy()
        do {
            try link.run(statements)
        } catch let error as SvodError where error.code == .unavailable {
            guard !link.isAlive else { throw error }
            try link.connect()
            try link.run(statements)
        }
    }
}
