import Domain

/// A connection to the server, used by one thread.
struct PostgresSession: Session {
    private let link: PostgresLink
    private let news = NewsBag()

    /// The lock that the daemon holds as long as it lives: one at a time.
    static let ownerLock = 0x7376_6F65

    /// Connects for writing.
    static func writer(_ info: String, _ access: StoreAccess) throws -> PostgresSession {
        let link = PostgresLink(info: info) { link in
            try prepare(link)
            if access == .owner { try takeOwnership(link) }
        }
        try link.connect()
        try checkDatabase(link)
        return PostgresSession(link: link)
    }

    /// Connects for reading.
    static func reader(_ info: String) throws -> PostgresSession {
        let link = PostgresLink(info: info, setUp: prepare)
        try link.connect()
        return PostgresSession(link: link)
    }

    func use<Result>(_ body: (any SessionConnection) throws -> Result) throws -> Result {
        try link.connect()
        return try body(PostgresConnection(link: link, news: news))
    }

    private static func prepare(_ link: PostgresLink) throws {
        // A commit that was answered is on the disk, whatever the server's configuration says for others.
        try link.run("SET synchronous_commit TO on; SET lock_timeout TO '30s'; SET standard_conforming_strings TO on")
    }

    /// Takes the owner's lock. A daemon that was killed holds it until the server notices, so that a successor waits a
    /// little.
    private static func takeOwnership(_ link: PostgresLink) throws {
        do {
            try link.run("SET lock_timeout TO '3s'; SELECT pg_advisory_lock(\(ownerLock)); SET lock_timeout TO '30s'")
        } catch let error as SvodError where error.code == .unavailable && link.isAlive {
            throw SvodError(.conflict, "the store is open in another svod", cause: error)
        }
    }

    private static func checkDatabase(_ link: PostgresLink) throws {
        guard link.serverVersion >= 150_000 else {
            throw SvodError(.invalidConfiguration, "PostgreSQL \(link.serverVersion / 10_000) is too old, 15 is needed")
        }
        let sql: SQL =
            """
            SELECT pg_encoding_to_char(encoding) AS encoding,
                CASE WHEN datlocprovider = 'c' THEN datcollate ELSE 'ICU ' || coalesce(daticulocale, '') END AS collation
            FROM pg_database
            WHERE datname = current_database()
            """
        let row = try link.run(sql.rendered(for: .postgres)) { try $0.rows(limit: 1).first }
        let encoding: String? = try row?.get("encoding")
        let collation: String? = try row?.get("collation")
        guard encoding == "UTF8", ["C", "POSIX", "C.UTF-8", "C.utf8"].contains(collation) else {
            throw SvodError(
                .invalidConfiguration,
                "the database has encoding \(encoding ?? "?") and collation \(collation ?? "?"), UTF8 and C are needed: "
                    + "CREATE DATABASE svod TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
            )
        }
    }
}
