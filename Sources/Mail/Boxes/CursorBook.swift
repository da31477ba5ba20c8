import Domain
package import Store

/// Keeps where the reading of folders stands.
package enum CursorBook {
    /// The cursor of a folder; nil before the first contact.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func cursor(
        of box: String,
        _ folder: String,
        in connection: any Connection
    ) throws -> FolderCursor? {
        try connection.row(
            """
            SELECT uidvalidity, last_uid, history_uid, history_until, begun_at, resets, reset_at FROM mail_cursor
            WHERE box = \(box) AND folder = \(folder)
            """
        ).map { row in
            FolderCursor(
                box: box,
                folder: folder,
                validity: UIDValidity(try number("uidvalidity", row)),
                last: MessageUID(try number("last_uid", row)),
                past: MessageUID(try number("history_uid", row)),
                pastEnd: MessageUID(try number("history_until", row)),
                begunAt: try row.get("begun_at"),
                resets: try row.get("resets"),
                resetAt: try row.get("reset_at")
            )
        }
    }

    /// Puts a cursor down as a whole: at the first contact and when the validity changed.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func put(_ cursor: FolderCursor, in connection: any Connection) throws {
        try connection.execute(
            "DELETE FROM mail_cursor WHERE box = \(cursor.box) AND folder = \(cursor.folder)"
        )
        try connection.execute(
            """
            INSERT INTO mail_cursor (box, folder, uidvalidity, last_uid, history_uid, history_until, begun_at, resets,
                reset_at)
            VALUES (\(cursor.box), \(cursor.folder), \(Int64(cursor.validity.rawValue)),
                \(Int64(cursor.last.rawValue)), \(Int64(cursor.past.rawValue)), \(Int64(cursor.pastEnd.rawValue)),
                \(cursor.begunAt), \(cursor.resets), \(cursor.resetAt))
            """
        )
    }

    /// Moves a cursor on to `uid`; never back, and not under another validity.
    ///
    /// - Throws: ``SvodError`` `conflict` when the folder has got another validity meanwhile.
    package static func advance(
        _ cursor: FolderCursor,
        to uid: MessageUID,
        ofPast: Bool,
        in connection: any Connection
    ) throws {
        let column: SQL = ofPast ? "history_uid" : "last_uid"
        let number = Int64(uid.rawValue)
        let changed = try connection.execute(
            """
            UPDATE mail_cursor SET \(column) = CASE WHEN \(column) < \(number) THEN \(number) ELSE \(column) END
            WHERE box = \(cursor.box) AND folder = \(cursor.folder)
            AND uidvalidity = \(Int64(cursor.validity.rawValue))
            """
        )
        guard changed == 1 else {
            throw SvodError(.conflict, "the folder '\(cursor.folder)' of \(cursor.box) was begun anew meanwhile")
        }
    }

    private static func number(_ column: String, _ row: Row) throws -> UInt32 {
        UInt32(clamping: try row.get(column) as Int64)
    }
}
