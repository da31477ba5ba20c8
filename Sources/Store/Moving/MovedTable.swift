import Domain

/// A table on its way from SQLite to PostgreSQL.
struct MovedTable {
    let name: String
    private let columns: [(name: String, type: SQLType)]

    /// The tables of a store, each after those that it refers to. Indexes over words are tables too, but not of ours:
    /// the target keeps its own.
    static func all(in connection: any SessionConnection) throws -> [MovedTable] {
        var waiting = try connection.rows(
            """
            SELECT known.name AS name FROM pragma_table_list AS known JOIN sqlite_master ON sqlite_master.name = known.name
            WHERE known.schema = 'main' AND known.type = 'table' AND known.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            ORDER BY sqlite_master.rowid
            """
        ).map { try $0.get("name") as String }
        var tables: [MovedTable] = []
        while !waiting.isEmpty {
            let ready = try waiting.filter { name in
                try parents(of: name, in: connection).allSatisfy { $0 == name || !waiting.contains($0) }
            }
            guard !ready.isEmpty else {
                throw SvodError(.storeFailed, "tables refer to each other: \(waiting.joined(separator: ", "))")
            }
            for name in ready { tables.append(try MovedTable(name, in: connection)) }
            waiting.removeAll { ready.contains($0) }
        }
        return tables
    }

    private static func parents(of name: String, in connection: any SessionConnection) throws -> [String] {
        try connection.rows("SELECT \"table\" AS parent FROM pragma_foreign_key_list(\(name))").map { row in
            try row.get("parent")
        }
    }

    private init(_ name: String, in connection: any SessionConnection) throws {
        self.name = name
        columns = try connection.rows("SELECT name, type FROM pragma_table_info(\(name)) ORDER BY cid").map { row in
            let type: String = try row.get("type")
            return (try row.get("name"), ["INTEGER": .integer, "REAL": .real, "BLOB": .blob][type] ?? .text)
        }
    }

    /// Removes what is there.
    func empty(_ target: any SessionConnection) throws {
        let isEmpty = try target.row(SQL(schema: "SELECT 1 AS one FROM \(Self.quoted(name)) LIMIT 1")) == nil
        if !isEmpty { try target.execute(SQL(schema: "DELETE FROM \(Self.quoted(name))")) }
    }

    /// Reads the rows of the source in the order of their numbers.
    func eachPage(of source: any SessionConnection, _ body: ([[SQLValue]]) throws -> Void) throws {
        let select = SQL(schema: "SELECT rowid AS svod_rowid, \(columnList) FROM \(Self.quoted(name)) WHERE rowid > ")
        var last = Int64.min
        while true {
            let rows = try source.rows("\(select)\(last) ORDER BY rowid LIMIT \(StoreMove.page)")
            guard let end = rows.last else { return }
            last = try end.get("svod_rowid")
            try body(rows.map { Array($0.values.dropFirst()) })
        }
    }

    func insert(_ rows: [[SQLValue]], _ target: any SessionConnection) throws {
        let values = rows.map { row -> SQL in
            let bound = zip(row, columns).map { SQL(parts: [.value($0, $1.type)]) }
            return "(\(bound.joined(", ")))"
        }
        let head = SQL(schema: "INSERT INTO \(Self.quoted(name)) (\(columnList)) VALUES ")
        try target.execute(head + values.joined(", "))
    }

    /// Lets the numbers go on after the highest that was ever given, rows that are gone included.
    func continueNumbers(_ source: any SessionConnection, _ target: any SessionConnection) throws {
        let last: Int64? = try source.row("SELECT seq FROM sqlite_sequence WHERE name = \(name)")?.get("seq")
        guard let last, last > 0 else { return }
        _ = try target.row("SELECT setval(pg_get_serial_sequence(\(name), 'id'), \(last)) AS number")
    }

    /// The digest of what stands at the target, read through a cursor.
    func digest(of target: any SessionConnection) throws -> RowDigest {
        // A name of its own: what a FETCH returns may not change under a statement that was prepared.
        let cursor = Self.quoted("moved \(name)")
        try target.execute(
            SQL(schema: "DECLARE \(cursor) NO SCROLL CURSOR FOR SELECT \(columnList) FROM \(Self.quoted(name))")
        )
        var digest = RowDigest()
        while true {
            let rows = try target.rows(SQL(schema: "FETCH \(StoreMove.page) FROM \(cursor)"))
            if rows.isEmpty { break }
            for row in rows { digest.add(row.values) }
        }
        try target.execute(SQL(schema: "CLOSE \(cursor)"))
        return digest
    }

    private var columnList: String { columns.map { Self.quoted($0.name) }.joined(separator: ", ") }

    /// Names come from our own schema; some are words of SQL.
    private static func quoted(_ name: String) -> String { "\"\(name)\"" }
}
