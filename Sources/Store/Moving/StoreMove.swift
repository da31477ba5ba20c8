import Domain

/// Carries a SQLite store over to an empty PostgreSQL database (`svod move-store`).
///
/// The daemon must be stopped: the file is owned while it lasts, and so is the database. Schema, rows, the numbers that
/// come next, and the comparison of both sides are one transaction there: it stands whole or not at all. The file is only
/// read, and stays.
package struct StoreMove: Sendable {
    private let path: String
    private let info: String

    /// Rows that are read and written at once.
    static let page = 200

    /// Creates a move of the file at `path` to the database of a libpq connection string or URI.
    package init(from path: String, to info: String) {
        self.path = path
        self.info = info
    }

    /// Moves everything and compares it, on a thread of its own.
    ///
    /// - Throws: ``SvodError`` `conflict` when a daemon has either store open, the database is not empty, or the file is
    ///   not at this program's step; `storeFailed` when the file is damaged or the two sides differ; `unavailable`,
    ///   `authenticationFailed`, `invalidConfiguration`, `diskFull` as the server says.
    package func run() async throws -> StoreMoveReport {
        let mark = try OwnerMark(storePath: path)
        // A mark that a killed daemon left is left again: its store was not closed by this.
        defer { mark.abandon() }
        return try await WorkerThread.returning("svod-move") { try move() }
    }

    private func move() throws -> StoreMoveReport {
        let source = try SQLiteSession.keeper(path)
        let target = try PostgresSession.writer(info, .owner)
        let report = try source.use { from in
            try from.beginReading()
            defer { from.rollback() }
            try checkSource(from)
            return try target.use { to in
                try to.beginWriting()
                do {
                    let report = try copy(from, to)
                    try to.commit()
                    return report
                } catch {
                    to.rollback()
                    throw error
                }
            }
        }
        try source.close()
        return report
    }

    private func checkSource(_ from: any SessionConnection) throws {
        let findings = try from.rows("PRAGMA quick_check(3)").map { try $0.get("quick_check") as String }
        guard findings == ["ok"] else {
            throw SvodError(.storeFailed, "\(path) is damaged: \(findings.joined(separator: "; "))")
        }
        let isStore = try from.row("SELECT 1 AS one FROM sqlite_master WHERE name = 'migration'") != nil
        let version = isStore ? try Migrator.version(in: from) : 0
        let known = Migrator.steps.map(\.number).max() ?? 0
        guard version == known else {
            throw SvodError(
                .conflict,
                "\(path) is at step \(version) of the schema, this program knows \(known): start svod on it once before"
            )
        }
    }

    private func copy(_ from: any SessionConnection, _ to: any SessionConnection) throws -> StoreMoveReport {
        try refuseTables(to)
        try Migrator.createSchema(in: to)
        let tables = try MovedTable.all(in: from)
        // What a step of the schema has put there comes with the rows too.
        for table in tables.reversed() { try table.empty(to) }
        var moved: [StoreMoveReport.Table] = []
        for table in tables {
            var sent = RowDigest()
            try table.eachPage(of: from) { rows in
                for row in rows { sent.add(row) }
                try table.insert(rows, to)
            }
            try table.continueNumbers(from, to)
            let arrived = try table.digest(of: to)
            guard sent == arrived else {
                throw SvodError(.storeFailed, "table \(table.name) differs after the move: \(sent), then \(arrived)")
            }
            moved.append(.init(name: table.name, rows: sent.count, digest: sent.text))
        }
        return StoreMoveReport(tables: moved)
    }

    private func refuseTables(_ to: any SessionConnection) throws {
        let found = try to.rows(
            "SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false)) ORDER BY tablename LIMIT 3"
        ).map { try $0.get("tablename") as String }
        guard found.isEmpty else {
            throw SvodError(
                .conflict,
                "the database is not empty, it has \(found.joined(separator: ", ")): give the move a fresh one"
            )
        }
    }
}
