import Domain
import Store

/// Keeps what is known of the files of watched folders: each is a session of its exchange of its own.
enum FolderFiles {
    /// A file that lies in the room of those that are being read.
    struct Entry: Hashable {
        let id: ID<PackageFile>
        let place: String
    }

    /// Writes a file that has arrived at `place` and what of it is to be read; nothing when it is known.
    static func begin(
        _ place: String,
        name: PackageName,
        size: Int64,
        entries: [PackageName?],
        exchange: String,
        isHistory: Bool,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        if try connection.row("SELECT id FROM onec_file WHERE place = \(place) LIMIT 1") != nil { return }
        let row = try connection.row(
            """
            INSERT INTO onec_session (exchange, secret_hash, started_at, touched_at, is_history)
            VALUES (\(exchange), \("folder/\(place)"), \(moment), \(moment), \(isHistory))
            RETURNING \(ExchangeSession.columns)
            """
        )
        guard let session = try row.map(ExchangeSession.init(row:)) else {
            throw SvodError(.storeFailed, "the session of a folder's file was not written")
        }
        let found = try connection.row(
            """
            INSERT INTO onec_file (session_id, name, size, at, place)
            VALUES (\(session.id), \(name.text), \(size), \(moment), \(place)) RETURNING \(PackageFile.columns)
            """
        )
        guard let file = try found.map(PackageFile.init(row:)) else {
            throw SvodError(.storeFailed, "a folder's file was not written")
        }
        for entry in entries { _ = try PackageReadings.ensure(file, entry: entry, at: moment, in: connection) }
    }

    /// The files below a room.
    static func all(in room: String, in connection: any Connection) throws -> [Entry] {
        try connection.rows(
            "SELECT id, place FROM onec_file WHERE \(SQL.startsWith("place", "\(room)/")) ORDER BY id LIMIT 1000"
        ).map { Entry(id: try $0.get("id"), place: try $0.get("place")) }
    }

    /// The readings of a file.
    static func readings(of file: ID<PackageFile>, in connection: any Connection) throws -> [PackageReading] {
        try connection.rows(
            "SELECT \(PackageReading.columns) FROM onec_reading WHERE file_id = \(file) ORDER BY id"
        ).map(PackageReading.init(row:))
    }

    /// Notes that a file lies elsewhere.
    static func move(_ file: ID<PackageFile>, to place: String, in connection: any Connection) throws {
        try connection.execute("UPDATE onec_file SET place = \(place) WHERE id = \(file)")
    }
}
