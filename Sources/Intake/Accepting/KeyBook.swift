import Domain
import Store

/// Keeps under which keys what was taken, for as long as it may come again.
enum KeyBook {
    /// What stands under a key.
    struct Entry: Hashable, Sendable {
        /// What was sent.
        let digest: String
        /// The number that was answered.
        let request: String
    }

    /// What stands under a key of a source.
    ///
    /// - Throws: ``SvodError`` from the store.
    static func entry(_ source: String, _ name: String, in connection: any Connection) throws -> Entry? {
        try connection.row("SELECT digest, request FROM intake_key WHERE source = \(source) AND name = \(name)").map {
            Entry(digest: try $0.get("digest"), request: try $0.get("request"))
        }
    }

    /// Keeps a key; false when it is there already.
    ///
    /// - Throws: ``SvodError`` from the store.
    static func keep(
        _ entry: Entry,
        _ source: String,
        _ name: String,
        at now: Timestamp,
        in connection: any Connection
    ) throws -> Bool {
        try connection.insertIfNew(
            """
            INSERT INTO intake_key (source, name, digest, request, at)
            VALUES (\(source), \(name), \(entry.digest), \(entry.request), \(now))
            """
        ) != nil
    }

    /// Forgets keys of before `moment` whose inbox rows are forgotten too; at most `limit`. Answers how many.
    ///
    /// - Throws: ``SvodError`` from the store.
    static func forget(before moment: Timestamp, limit: Int, in connection: any Connection) throws -> Int {
        try connection.execute(
            """
            DELETE FROM intake_key WHERE id IN (
                SELECT id FROM intake_key WHERE at < \(moment) AND NOT EXISTS (
                    SELECT 1 FROM inbox WHERE inbox.source = intake_key.source AND inbox.dedup_key = intake_key.name
                ) ORDER BY at LIMIT \(limit)
            )
            """
        )
    }
}
