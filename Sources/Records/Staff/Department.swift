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

    /// What is read of each row; a condition may follow.
    static let query: SQL = "SELECT id, name, closed_at FROM department"

    init(row: Row) throws {
        id = try row.get("id")
        name = try row.get("name")
        closedAt = try row.get("closed_at")
    }
}
