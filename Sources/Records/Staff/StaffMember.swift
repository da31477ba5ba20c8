package import Domain
package import Store

/// A row of the `staff` table. The password's hash is not part of it; see ``StaffBook/credentials(of:in:)``.
package struct StaffMember: Hashable, Sendable {
    /// The number.
    package var id: StaffID
    /// The full name.
    package var name: String
    /// The name to sign in with; nil for those who never do (a warehouse phone).
    package var login: String?
    /// The names of the roles, in order; the first one decides where the person begins.
    package var roles: [String]
    /// The language, `ru` or `en`.
    package var language: String
    /// What the person chose for the screen: a JSON object.
    package var settings: String
    /// Since when.
    package var createdAt: Timestamp
    /// Since when the person may not sign in and is offered to nobody.
    package var disabledAt: Timestamp?
}

extension StaffMember {
    /// The columns that ``init(row:)`` reads.
    package static let columns: SQL = """
        staff.id, staff.name, staff.login, staff.roles, staff.language, staff.settings, staff.created_at,
        staff.disabled_at
        """

    /// Reads a row that has ``columns``.
    package init(row: Row) throws {
        id = try row.get("id")
        name = try row.get("name")
        login = try row.get("login")
        roles = try JSONText.decode([String].self, try row.get("roles"))
        language = try row.get("language")
        settings = try row.get("settings")
        createdAt = try row.get("created_at")
        disabledAt = try row.get("disabled_at")
    }
}
