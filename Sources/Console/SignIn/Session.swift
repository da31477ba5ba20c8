package import Domain

/// A signed-in person at one browser.
package struct Session: Sendable, Hashable {
    /// SHA-256 of the cookie's token, as the store keeps it.
    package var tokenHash: String
    /// Who.
    package var staff: StaffID
    /// The person's name.
    package var name: String
    /// The name they sign in with.
    package var login: String
    /// The roles.
    package var roles: [Role]
    /// What the roles allow, together.
    package var rights: Set<Right>
    /// The language they read.
    package var language: Language
    /// The colours they chose.
    package var theme: Theme
    /// The phone they sit at, chosen at sign-in.
    package var phone: SessionPhone?
    /// What state-changing requests of this session carry.
    package var csrf: String
    /// The last request that the person made.
    package var seenAt: Timestamp
    /// Since when the screen is locked.
    package var lockedAt: Timestamp?

    /// Creates a session of `roles`; the rights follow from them.
    package init(
        tokenHash: String,
        staff: StaffID,
        name: String,
        login: String,
        roles: [Role],
        language: Language = .russian,
        theme: Theme = .auto,
        phone: SessionPhone? = nil,
        csrf: String,
        seenAt: Timestamp = Timestamp(seconds: 0),
        lockedAt: Timestamp? = nil
    ) {
        self.tokenHash = tokenHash
        self.staff = staff
        self.name = name
        self.login = login
        self.roles = roles
        self.rights = roles.reduce(into: []) { $0.formUnion($1.rights) }
        self.language = language
        self.theme = theme
        self.phone = phone
        self.csrf = csrf
        self.seenAt = seenAt
        self.lockedAt = lockedAt
    }

    /// Whether the person may do this.
    package func may(_ right: Right) -> Bool { rights.contains(right) }

    /// The page that the first role begins at.
    package var startPage: String { roles.first?.startPage ?? "/profile" }
}
