package import Domain
package import Store

/// Keeps what members of staff are told in the console.
package enum NoticeBook {
    /// Tells somebody; nil when the same action told them before.
    ///
    /// - Parameters:
    ///   - staff: Who is told.
    ///   - key: The key of the action: told once a person.
    ///   - card: What it is about.
    ///   - template: The name of the template, or of what else makes notices (`mention`).
    ///   - subject: What stands above it.
    ///   - body: The text.
    /// - Throws: ``SvodError`` from the store.
    @discardableResult
    package static func tell(
        _ staff: StaffID,
        key: String,
        about card: CardID?,
        template: String,
        subject: String?,
        body: String,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> NoticeID? {
        try connection.insertIfNew(
            """
            INSERT INTO notice (staff_id, action_key, card_id, template, subject, body, at)
            VALUES (\(staff), \(key), \(card), \(template), \(subject), \(body), \(moment))
            """
        ).map(NoticeID.init(_:))
    }

    /// Marks everything up to a notice as seen by its reader.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func see(
        upTo notice: NoticeID,
        by staff: StaffID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            UPDATE notice SET seen_at = \(moment)
            WHERE staff_id = \(staff) AND id <= \(notice) AND seen_at IS NULL
            """
        )
    }

    /// How many notices a person has not seen.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func unseen(by staff: StaffID, in connection: any Connection) throws -> Int {
        try connection.row("SELECT count(*) AS n FROM notice WHERE staff_id = \(staff) AND seen_at IS NULL")?
            .get("n") ?? 0
    }
}
