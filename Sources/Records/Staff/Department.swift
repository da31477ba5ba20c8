package import Domain
import Store

/// A row of the `department` table.
package struct Department: Hashable, Sendable {
    /// The number.
    package var id: DepartmentID
    /// The name.
    package var name: String
    /// Since when nobody is put into it any more.
    package var closedAt: Timestamp?

    init(row: Row) throws {
        id = try row.get("id")
        name = try row.get("name")
        closedAt = try row.get("closed_at")
    }
}
