import Domain
import Records
import Store

/// A member of staff as boards, lists and cards name them.
struct Colleague: Encodable {
    let id: StaffID
    let name: String
    let department: String?

    /// Everybody who works here now.
    static func all(at moment: Timestamp, in connection: any Connection) throws -> [Colleague] {
        try StaffDirectory.all(at: moment, in: connection).map { person in
            Colleague(id: person.id, name: person.name, department: person.department)
        }
    }

    /// The department that `staff` belongs to at `moment`.
    static func department(
        of staff: StaffID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> DepartmentID? {
        try connection.row(
            """
            SELECT department_id FROM staff_department
            WHERE staff_id = \(staff) AND since <= \(moment) AND (until IS NULL OR until > \(moment))
            ORDER BY id DESC LIMIT 1
            """
        )?.get("department_id")
    }
}
