package import Domain
package import Store

/// Keeps the imports of sheets and the numbers that records have outside.
package enum ImportBook {
    /// The import of a file with a mapping, by the digest of both; nil when there was none.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(digest: String, in connection: any Connection) throws -> ImportRun? {
        try connection.row("SELECT \(ImportRun.columns) FROM import_run WHERE digest = \(digest)")
            .map(ImportRun.init(row:))
    }

    /// Begins an import, or begins it again from the first row.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func begin(
        digest: String,
        file: String,
        kind: String,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> ImportRun {
        let row = try connection.row(
            """
            INSERT INTO import_run (digest, file, kind, state, row_done, created, changed, skipped, refused, started_at,
                moved_at)
            VALUES (\(digest), \(file), \(kind), 'running', 0, 0, 0, 0, 0, \(moment), \(moment))
            ON CONFLICT (digest) DO UPDATE SET
                file = excluded.file, state = 'running', row_done = 0, created = 0, changed = 0, skipped = 0,
                refused = 0, started_at = excluded.started_at, moved_at = excluded.moved_at
            RETURNING \(ImportRun.columns)
            """
        )
        guard let row else { throw SvodError(.storeFailed, "an import was not written") }
        return try ImportRun(row: row)
    }

    /// Moves an import on, in the transaction that writes its rows.
    ///
    /// - Throws: ``SvodError`` `conflict` when it does not stand behind `before`: another process moves it too.
    package static func advance(
        _ run: ImportRunID,
        from before: Int,
        to row: Int,
        adding totals: ImportTotals,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        let moved = try connection.execute(
            """
            UPDATE import_run SET row_done = \(row), created = created + \(totals.created),
                changed = changed + \(totals.changed), skipped = skipped + \(totals.skipped),
                refused = refused + \(totals.refused), moved_at = \(moment)
            WHERE id = \(run) AND row_done = \(before) AND state = 'running'
            """
        )
        guard moved == 1 else {
            throw SvodError(
                .conflict,
                "import \(run) was moved on by another process; nothing of this slice was written"
            )
        }
    }

    /// Says that an import came to its end.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func finish(_ run: ImportRunID, at moment: Timestamp, in connection: any Connection) throws {
        try connection.execute("UPDATE import_run SET state = 'done', moved_at = \(moment) WHERE id = \(run)")
    }

    /// The record of `kind` (`company`, `person`, `card`) that `source` calls `key`; nil when none is.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func record(
        kind: String,
        source: String,
        key: String,
        in connection: any Connection
    ) throws -> Int64? {
        try connection.row(
            """
            SELECT record_id FROM import_key
            WHERE kind = \(kind) AND source = \(source) AND outer_key = \(key)
            """
        )?.get("record_id")
    }

    /// What `source` calls a record; nil when nothing is known.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func key(
        kind: String,
        source: String,
        of record: Int64,
        in connection: any Connection
    ) throws -> String? {
        try connection.row(
            """
            SELECT outer_key FROM import_key
            WHERE kind = \(kind) AND source = \(source) AND record_id = \(record) ORDER BY outer_key LIMIT 1
            """
        )?.get("outer_key")
    }

    /// Remembers what `source` calls a record.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func remember(
        kind: String,
        source: String,
        key: String,
        record: Int64,
        run: ImportRunID,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO import_key (kind, source, outer_key, record_id, run_id)
            VALUES (\(kind), \(source), \(key), \(record), \(run))
            ON CONFLICT (kind, source, outer_key) DO UPDATE SET
                record_id = excluded.record_id, run_id = excluded.run_id
            """
        )
    }
}
