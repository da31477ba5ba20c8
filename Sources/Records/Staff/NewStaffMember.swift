/// A member of staff to be added.
package struct NewStaffMember: Hashable, Sendable {
    /// The full name.
    package var name: String
    /// The name to sign in with, or nil.
    package var login: String?
    /// The password's yescrypt hash, or nil when the person cannot sign in yet.
    package var passwordHash: String?
    /// The names of the roles.
    package var roles: [String]
    /// The language, `ru` or `en`.
    package var language: String

    /// Creates a member of staff to be added.
    package init(
        name: String,
        login: String? = nil,
        passwordHash: String? = nil,
        roles: [String] = [],
        language: String = "ru"
    ) {
        self.name = name
        self.login = login
        self.passwordHash = passwordHash
        self.roles = roles
        self.language = language
    }
}
