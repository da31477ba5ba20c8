import Domain
import Store

/// How far a bot was read.
struct BotCursor: Hashable, Sendable {
    /// The number of the next update.
    var next: Int64
    /// When the last one came.
    var at: Timestamp

    /// After a week without updates Telegram numbers them anew (Bot API, `Update`): what was kept means nothing then.
    func offset(at now: Timestamp) -> Int64 { now - at < .seconds(6 * 86_400) ? next : 0 }

    /// The cursor of a bot; nil for one that was never read.
    ///
    /// - Throws: ``SvodError`` from the store.
    static func read(_ source: String, in connection: any Connection) throws -> BotCursor? {
        try connection.row("SELECT next_update, at FROM chat_cursor WHERE source = \(source)").map {
            BotCursor(next: try $0.get("next_update"), at: try $0.get("at"))
        }
    }

    /// Keeps the cursor.
    ///
    /// - Throws: ``SvodError`` from the store.
    func keep(_ source: String, in connection: any Connection) throws {
        try connection.execute(
            """
            INSERT INTO chat_cursor (source, next_update, at) VALUES (\(source), \(next), \(at))
            ON CONFLICT (source) DO UPDATE SET next_update = excluded.next_update, at = excluded.at
            """
        )
    }
}
