package import Domain
import Settings

/// Departments and staff that an empty store begins with (`seed:`): a try-out, or a first installation. Afterwards they
/// live in the store, with their dates, and this is not read again.
package struct SeedSettings: Hashable, Sendable {
    /// The departments' names.
    package var departments: [String]
    /// The members of staff.
    package var staff: [SeedPerson]

    init(_ section: SettingSection) {
        defer { section.finish() }
        departments = section.texts("departments") ?? []
        let entries = section.sections("staff")
        staff = entries.map(SeedPerson.init)
        for (person, entry) in zip(staff, entries) {
            guard let department = person.department, !departments.contains(department) else { continue }
            let hint = NearMiss.suggestion(for: department, among: departments).map { "; did you mean '\($0)'?" } ?? ""
            entry.fault("no department is called '\(department)'\(hint)", key: "department")
        }
    }
}

/// A member of staff to begin with.
package struct SeedPerson: Hashable, Sendable {
    /// The full name.
    package var name: String
    /// The name to sign in with; nil for somebody who does not.
    package var login: String?
    /// The first password; nil when one is to be made up and printed.
    package var password: Secret?
    /// The department's name.
    package var department: String?
    /// The exchange of the extension; the first one when nil.
    package var exchange: ExchangeID?
    /// The extension of the telephone on the desk.
    package var phone: String?
    /// The names of the roles.
    package var roles: [String]

    init(_ section: SettingSection) {
        defer { section.finish() }
        name = section.requiredText("name", expected: "a person's name")
        login = section.text("login")
        password = section.secret("password")
        department = section.text("department")
        exchange = section.text("exchange").map(ExchangeID.init(_:))
        phone = section.text("extension")
        roles = section.texts("roles") ?? []
    }
}
