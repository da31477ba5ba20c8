package import Domain
import Store

/// A filter of a list that somebody gave a name.
package struct SavedFilter: Sendable, Equatable, Encodable {
    /// Its number.
    package let id: Int64
    /// Whose.
    package let staff: StaffID
    /// Its owner's name.
    package let owner: String
    /// What it is called.
    package let name: String
    /// The query of the page's address.
    package let query: String
    /// Whether everybody sees it.
    package let isShared: Bool

    init(row: Row) throws {
        id = try row.get("id")
        staff = try row.get("staff_id")
        owner = try row.get("owner")
        name = try row.get("name")
        query = try row.get("query")
        isShared = try row.get("is_shared")
    }
}
