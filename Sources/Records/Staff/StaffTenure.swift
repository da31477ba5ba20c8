package import Domain
import Store

/// What somebody had and when: a department or a phone.
package struct StaffTenure: Hashable, Sendable {
    /// The department's name, or `exchange/extension`.
    package var what: String
    /// From when.
    package var since: Timestamp
    /// To when; nil while it lasts.
    package var until: Timestamp?

    /// What a person had and when, newest first. `what` names it, `table` holds the rows as `tenure`.
    static func history(
        of staff: StaffID,
        what: SQL,
        in table: SQL,
        _ connection: any Connection
    ) throws -> [StaffTenure] {
        try connection.rows(
            """
            SELECT \(what) AS what, tenure.since AS since, tenure.until AS until FROM \(table)
            WHERE tenure.staff_id = \(staff) ORDER BY tenure.since DESC, tenure.id DESC LIMIT 200
            """
        ).map { row in
            StaffTenure(what: try row.get("what"), since: try row.get("since"), until: try row.get("until"))
        }
    }
}
