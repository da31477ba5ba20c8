import Domain
package import Store

/// The mark of a store that is rehearsed on: how far its clock is from the machine's, in microseconds, the earlier the
/// less.
package enum RehearsalBook {
    private static let name = "rehearsal"

    /// How far the store's clock is from the machine's; nil for a store that nobody rehearses on.
    package static func offset(in connection: any Connection) throws -> Duration? {
        let row = try connection.row("SELECT value FROM setting WHERE name = \(name)")
        guard let row else { return nil }
        let text: String = try row.get("value")
        guard let offset = Int64(text) else { throw SvodError(.storeFailed, "the setting rehearsal is '\(text)'") }
        return .microseconds(offset)
    }

    /// Writes down how far the clock is now.
    package static func keep(_ offset: Duration, in connection: any Connection) throws {
        let text = String(offset.microseconds)
        try connection.execute(
            """
            INSERT INTO setting (name, value) VALUES (\(name), \(text))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """
        )
    }

    /// Whether nothing has happened in the store yet.
    package static func isUntouched(in connection: any Connection) throws -> Bool {
        try connection.row("SELECT id FROM journal LIMIT 1") == nil
            && connection.row("SELECT id FROM card LIMIT 1") == nil
    }
}
