import Domain
import GRDB
import GRDBSQLite

/// A connection of the SQLite engine inside a transaction.
struct SQLiteConnection: SessionConnection {
    let database: Database
    let statements: StatementCache
    let news: NewsBag

    var dialect: Dialect { Dialect(kind: .sqlite) }
    var isInTransaction: Bool { sqlite3_get_autocommit(database.sqliteConnection) == 0 }

    func execute(_ sql: SQL) throws -> Int {
        defer { Failpoint.afterStatement.reach() }
        return try run(sql) { statement, values throws(DatabaseError) in
            try statement.run(values)
            return Int(sqlite3_changes(database.sqliteConnection))
        }
    }

    func rows(_ sql: SQL) throws -> [Row] {
        try run(sql) { statement, values throws(DatabaseError) in try statement.rows(values) }
    }

    func row(_ sql: SQL) throws -> Row? {
        try run(sql) { statement, values throws(DatabaseError) in try statement.rows(values, limit: 1).first }
    }

    func announce(_ news: News) { self.news.add(news) }
    func takeNews() -> News { news.take() }

    func beginWriting() throws { try control("BEGIN IMMEDIATE") }
    func beginReading() throws { try control("BEGIN DEFERRED") }
    func commit() throws { try control("COMMIT") }
    func setSavepoint() throws { try control("SAVEPOINT step") }
    func releaseSavepoint() throws { try control("RELEASE step") }

    func undoSavepoint() throws {
        try control("ROLLBACK TO step")
        try control("RELEASE step")
    }

    func rollback() {
        // An error here means that SQLite has rolled back already, which is what was asked for.
        if isInTransaction { try? control("ROLLBACK") }
    }

    private func run<Result>(
        _ sql: SQL,
        _ body: (PreparedStatement, [SQLValue]) throws(DatabaseError) -> Result
    ) throws -> Result {
        // After an error such as a full disk SQLite ends the transaction by itself: a statement that followed would
        // then stand alone.
        guard isInTransaction else { throw SvodError(.storeFailed, "the transaction was rolled back: \(sql)") }
        let rendered = try sql.rendered(for: .sqlite)
        do {
            return try body(try statements.statement(rendered.text, database.sqliteConnection), rendered.values)
        } catch {
            throw SvodError(error, in: rendered.text)
        }
    }

    private func control(_ text: String) throws {
        do {
            try statements.statement(text, database.sqliteConnection).run([])
        } catch {
            throw SvodError(error, in: text)
        }
    }
}
