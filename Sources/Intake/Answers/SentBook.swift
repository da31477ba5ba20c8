import Domain
import Store

/// Keeps which answers were begun to be sent to services that know no keys, so that none is sent twice.
enum SentBook {
    /// What is known of an answer.
    enum Standing: Hashable, Sendable {
        /// Its sending was begun, and nothing was heard.
        case begun
        /// The service has it, under that number of its own.
        case sent(String)
    }

    /// What is known of the answer of that key; nil when it was never begun.
    ///
    /// - Throws: ``SvodError`` from the store.
    static func standing(_ key: String, in connection: any Connection) throws -> Standing? {
        try connection.row("SELECT remote FROM chat_sent WHERE dedup_key = \(key)").map { row in
            let remote: String? = try row.get("remote")
            return remote.map { .sent($0) } ?? .begun
        }
    }

    /// Notes that the sending of an answer begins.
    ///
    /// - Throws: ``SvodError`` from the store.
    static func begin(_ key: String, at now: Timestamp, in connection: any Connection) throws {
        try connection.execute("INSERT INTO chat_sent (dedup_key, at) VALUES (\(key), \(now)) ON CONFLICT DO NOTHING")
    }

    /// Notes that the service has an answer.
    ///
    /// - Throws: ``SvodError`` from the store.
    static func sent(_ key: String, as remote: String, in connection: any Connection) throws {
        try connection.execute("UPDATE chat_sent SET remote = \(remote) WHERE dedup_key = \(key)")
    }

    /// Notes that the service certainly has it not: it may be begun again.
    ///
    /// - Throws: ``SvodError`` from the store.
    static func failed(_ key: String, in connection: any Connection) throws {
        try connection.execute("DELETE FROM chat_sent WHERE dedup_key = \(key) AND remote IS NULL")
    }

    /// Forgets answers of before `moment`; at most `limit`. Answers how many.
    ///
    /// - Throws: ``SvodError`` from the store.
    static func forget(before moment: Timestamp, limit: Int, in connection: any Connection) throws -> Int {
        try connection.execute(
            """
            DELETE FROM chat_sent WHERE dedup_key IN (
                SELECT dedup_key FROM chat_sent WHERE at < \(moment) ORDER BY at LIMIT \(limit)
            )
            """
        )
    }
}
