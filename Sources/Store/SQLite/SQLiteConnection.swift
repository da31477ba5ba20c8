import Domain
import Foundation
import GRDB

/// A connection of the SQLite engine inside a transaction.
struct SQLiteConnection: SessionConnection {
    let database: Database

    var dialect: Dialect { Dialect(kind: .sqlite) }
    var isInTransaction: Bool { database.isInsideTransaction }

    func execute(_ sql: SQL) throws -> Int {
        defer { Failpoint.afterStatement.reach() }
        return try run(sql) { statement in
            try statement.execute()
            return database.changesCount
        }
    }

    func rows(_ sql: SQL) throws -> [Row] {
        try run(sql) { statement in
            let columns = RowColumns(statement.columnNames)
            let cursor = try GRDB.Row.fetchCursor(statement)
            var rows: [Row] = []
            while let row = try cursor.next() { rows.append(Self.copy(row, columns)) }
            return rows
        }
    }

    func row(_ sql: SQL) throws -> Row? {
        try run(sql) { statement in
            let columns = RowColumns(statement.columnNames)
            return try GRDB.Row.fetchOne(statement).map { Self.copy($0, columns) }
        }
    }

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

    private func run<Result>(_ sql: SQL, _ body: (Statement) throws -> Result) throws -> Result {
        // After an error such as a full disk SQLite ends the transaction by itself: a statement that followed would
        // then stand alone.
        guard isInTransaction else { throw SvodError(.storeFailed, "the transaction was rolled back: \(sql)") }
        let rendered = try sql.rendered(for: .sqlite)
        do {
            let statement = try database.cachedStatement(sql: rendered.text)
            statement.setUncheckedArguments(StatementArguments(rendered.values.map(\.databaseValue)))
            return try body(statement)
        } catch let error as DatabaseError {
            throw SvodError(error, in: rendered.text)
        }
    }

    private func control(_ text: String) throws {
        do {
            try database.cachedStatement(sql: text).execute()
        } catch let error as DatabaseError {
            throw SvodError(error, in: text)
        }
    }

    private static func copy(_ row: GRDB.Row, _ columns: RowColumns) -> Row {
        Row(columns: columns, values: columns.names.indices.map { SQLValue(row[$0] as DatabaseValue) })
    }
}
