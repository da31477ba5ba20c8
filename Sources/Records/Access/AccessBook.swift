package import Domain
package import Store

/// Who looked at personal data: each look is recorded for good (152-ФЗ).
package enum AccessBook {
    /// Records that `staff` did `what` (`recording.played`, `calls.exported`, `journal.read`) to `subject`.
    package static func record(
        _ what: String,
        _ subject: String,
        by staff: StaffID,
        address: String?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO access_log (at, staff_id, what, subject, address)
            VALUES (\(moment), \(staff), \(what), \(subject), \(address))
            """
        )
    }

    /// Who did something to a subject and when, newest first.
    package static func entries(
        of subject: String,
        limit: Int = 100,
        in connection: any Connection
    ) throws -> [(at: Timestamp, staff: StaffID, what: String)] {
        try connection.rows(
            """
            SELECT at, staff_id, what FROM access_log WHERE subject = \(subject) ORDER BY at DESC, id DESC
            LIMIT \(limit)
            """
        ).map { (try $0.get("at"), try $0.get("staff_id"), try $0.get("what")) }
    }
}
