package import Domain
package import Store

/// What people are typing and have not committed yet, kept so that a reload or another call loses nothing.
package enum DraftBook {
    /// A draft as it was last kept.
    package struct Draft: Sendable, Equatable {
        /// The JSON that the page sent.
        package var body: String
        /// When it was kept.
        package var savedAt: Timestamp
    }

    /// Bytes that a draft may have: a comment's whole length and the other fields beside it.
    package static let longest = 32 * 1024

    /// Keeps `body` as the draft of `staff` for `record` ("lead:42").
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func keep(
        _ body: String,
        for record: String,
        of staff: StaffID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO draft (staff_id, record, body, saved_at) VALUES (\(staff), \(record), \(body), \(moment))
            ON CONFLICT (staff_id, record) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at
            """
        )
    }

    /// Forgets a draft.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func drop(_ record: String, of staff: StaffID, in connection: any Connection) throws {
        try connection.execute("DELETE FROM draft WHERE staff_id = \(staff) AND record = \(record)")
    }

    /// The drafts of `staff`, newest first, a hundred at most.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(of staff: StaffID, in connection: any Connection) throws -> [String: Draft] {
        let rows = try connection.rows(
            "SELECT record, body, saved_at FROM draft WHERE staff_id = \(staff) ORDER BY saved_at DESC LIMIT 100"
        )
        return try Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (try row.get("record"), Draft(body: try row.get("body"), savedAt: try row.get("saved_at")))
            }
        )
    }
}
