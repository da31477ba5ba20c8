package import Domain
package import Store

/// Keeps what is known of the files that 1C sends.
package enum PackageFiles {
    /// The newest file of a name in a session; nil when there is none.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(
        _ name: PackageName,
        of session: ID<ExchangeSession>,
        in connection: any Connection
    ) throws -> PackageFile? {
        try connection.row(
            """
            SELECT \(PackageFile.columns) FROM onec_file WHERE session_id = \(session) AND name = \(name.text)
            ORDER BY id DESC LIMIT 1
            """
        ).map(PackageFile.init(row:))
    }

    /// All files of a session, the newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(of session: ID<ExchangeSession>, in connection: any Connection) throws -> [PackageFile] {
        try connection.rows(
            "SELECT \(PackageFile.columns) FROM onec_file WHERE session_id = \(session) ORDER BY id DESC"
        ).map(PackageFile.init(row:))
    }

    /// Where a file lies that did not come over the wire; nil for one in the exchange's own folder.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func place(of file: ID<PackageFile>, in connection: any Connection) throws -> String? {
        try connection.row("SELECT place FROM onec_file WHERE id = \(file)")?.get("place")
    }

    /// Begins a file of which nothing has arrived yet.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func begin(
        _ name: PackageName,
        of session: ID<ExchangeSession>,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> PackageFile {
        let row = try connection.row(
            """
            INSERT INTO onec_file (session_id, name, size, at) VALUES (\(session), \(name.text), 0, \(moment))
            RETURNING \(PackageFile.columns)
            """
        )
        guard let row else { throw SvodError(.storeFailed, "the file \(name.text) was not written") }
        return try PackageFile(row: row)
    }

    /// Notes that a piece of `bytes` stands on disk behind what `file` had.
    ///
    /// - Throws: ``SvodError`` `conflict` when another piece came in between.
    package static func grow(
        _ file: PackageFile,
        by bytes: Int,
        piece: String,
        in connection: any Connection
    ) throws {
        let grown = try connection.execute(
            """
            UPDATE onec_file SET size = \(file.size + Int64(bytes)), last_piece = \(piece)
            WHERE id = \(file.id) AND size = \(file.size)
            """
        )
        guard grown == 1 else {
            throw SvodError(.conflict, "two pieces of the file \(file.name.text) came at once")
        }
    }
}
