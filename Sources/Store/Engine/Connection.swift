import Domain

/// A connection inside one transaction. It is alive only inside the body of ``Engine/read(_:)`` or
/// ``Engine/write(_:_:)`` and is used by one thread.
package protocol Connection {
    /// What differs between the engines.
    var dialect: Dialect { get }

    /// Runs a statement and returns how many rows it changed.
    ///
    /// - Throws: ``SvodError``: `conflict` for a broken unique key, `diskFull` without room, `unavailable` when the
    ///   server was lost, `storeFailed` for all else. After an error that is caught inside the transaction only
    ///   ``Connection/savepoint(_:)`` may go on: PostgreSQL refuses everything up to the rollback.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int

    /// All rows of a query. Page them: they are read into memory.
    func rows(_ sql: SQL) throws -> [Row]

    /// The first row of a query.
    func row(_ sql: SQL) throws -> Row?

    /// Says what the transaction brings, so that those who wait for it wake after COMMIT. What is undone may have been
    /// announced: to be woken in vain does no harm.
    func announce(_ news: News)

    /// Runs `body` under a savepoint: when it throws, what it did is undone, and the transaction may go on.
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result
}

extension Connection {
    /// Inserts one row and returns its number.
    ///
    /// - Throws: ``SvodError`` `conflict` when an `ON CONFLICT DO NOTHING` of the statement left it out.
    @discardableResult
    package func insert(_ sql: SQL) throws -> Int64 {
        defer { Failpoint.afterStatement.reach() }
        guard let row = try row("\(sql) RETURNING id") else {
            throw SvodError(.conflict, "the row to insert exists already")
        }
        return try row.get("id")
    }

    /// Hands `body` the rows of a statement's `VALUES`, at most 64 at a time. Their numbers are powers of two, so that few
    /// statements are compiled.
    package func inBatches(_ rows: [SQL], _ body: (SQL) throws -> Void) rethrows {
        var start = 0
        while start < rows.count {
            let left = min(rows.count - start, 64)
            let count = 1 << (Int.bitWidth - 1 - left.leadingZeroBitCount)
            try body(rows[start..<start + count].joined(", "))
            start += count
        }
    }

    /// Inserts one row unless a unique key stands against it; nil when one does.
    @discardableResult
    package func insertIfNew(_ sql: SQL) throws -> Int64? {
        try row("\(sql) ON CONFLICT DO NOTHING RETURNING id")?.get("id")
    }
}
