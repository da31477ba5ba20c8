package import Domain
package import Store

/// Keeps the readings of the files that 1C sent.
package enum PackageReadings {
    /// Sees to it that a file, or an entry of it, is read; answers its reading, which may be over long since.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func ensure(
        _ file: PackageFile,
        entry: PackageName?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> PackageReading {
        connection.announce(.files)
        let entry = entry?.text ?? ""
        try connection.execute(
            """
            INSERT INTO onec_reading (file_id, session_id, entry, state, position, documents, refused, at)
            VALUES (\(file.id), \(file.session), \(entry), 'waiting', 0, 0, 0, \(moment))
            ON CONFLICT (file_id, entry) DO NOTHING
            """
        )
        let row = try connection.row(
            "SELECT \(PackageReading.columns) FROM onec_reading WHERE file_id = \(file.id) AND entry = \(entry)"
        )
        guard let row else { throw SvodError(.storeFailed, "the reading of \(file.name.text) was not written") }
        return try PackageReading(row: row)
    }

    /// Whether anything of a file is read already: it was whole.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func exist(of file: ID<PackageFile>, in connection: any Connection) throws -> Bool {
        try connection.row("SELECT id FROM onec_reading WHERE file_id = \(file) LIMIT 1") != nil
    }

    /// The readings of these numbers.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(
        _ readings: [ID<PackageReading>],
        in connection: any Connection
    ) throws -> [PackageReading] {
        try connection.rows(
            "SELECT \(PackageReading.columns) FROM onec_reading WHERE id IN (\(list: readings)) ORDER BY id"
        ).map(PackageReading.init(row:))
    }

    /// The reading whose turn it is; nil when none waits.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func next(in connection: any Connection) throws -> PackageReading? {
        try connection.row(
            "SELECT \(PackageReading.columns) FROM onec_reading WHERE state = 'waiting' AND by_command = 0 ORDER BY id LIMIT 1"
        ).map(PackageReading.init(row:))
    }

    /// Moves a reading on, in the transaction that takes its documents.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func advance(
        _ reading: ID<PackageReading>,
        by step: PackageStep,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            UPDATE onec_reading SET position = position + \(step.items), documents = documents + \(step.documents.count),
                refused = refused + \(step.refusals.count)
            WHERE id = \(reading)
            """
        )
        for refusal in step.refusals {
            try connection.execute(
                """
                INSERT INTO onec_file_refusal (reading_id, position, document, reason)
                VALUES (\(reading), \(refusal.position), \(refusal.document), \(refusal.reason))
                ON CONFLICT (reading_id, position) DO NOTHING
                """
            )
        }
    }

    /// Ends a reading.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func settle(
        _ reading: ID<PackageReading>,
        _ state: PackageReading.State,
        error: String?,
        in connection: any Connection
    ) throws {
        try connection.execute("UPDATE onec_reading SET state = \(state), error = \(error) WHERE id = \(reading)")
    }

    /// What was refused of some readings, in their order: `Документ 2f1c…: sum: …`.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func refusals(
        of readings: [ID<PackageReading>],
        limit: Int,
        in connection: any Connection
    ) throws -> [PackageRefusal] {
        try connection.rows(
            """
            SELECT position, document, reason FROM onec_file_refusal WHERE reading_id IN (\(list: readings))
            ORDER BY reading_id, position LIMIT \(limit)
            """
        ).map {
            PackageRefusal(
                position: try $0.get("position"),
                document: try $0.get("document"),
                reason: try $0.get("reason")
            )
        }
    }
}
