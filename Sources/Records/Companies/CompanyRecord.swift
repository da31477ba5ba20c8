package import Domain
import Store

/// A row of the `company` table.
package struct CompanyRecord: Hashable, Sendable {
    /// Its number.
    package let id: CompanyID
    /// What it is called.
    package let name: String
    /// Its INN.
    package let inn: String?

    init(row: Row) throws {
        id = try row.get("id")
        name = try row.get("name")
        inn = try row.get("inn")
    }
}
