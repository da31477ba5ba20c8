package import Domain
package import Records
package import Store

/// The departments and staff that an empty store begins with: a try-out, or a first installation.
package struct StaffSeed: Hashable, Sendable {
    /// A member of staff to begin with.
    package struct Person: Hashable, Sendable {
        /// The full name.
        package var name: String
        /// The name to sign in with; nil for somebody who does not.
        package var login: String?
        /// The first password; nil for somebody who cannot sign in yet.
        package var password: Secret?
        /// The department's name.
        package var department: String?
        /// The exchange and the extension of the telephone on the desk.
        package var phone: ExtensionBook.Phone?
        /// The names of the roles.
        package var roles: [String]

        /// Creates a member of staff to begin with.
        package init(
            name: String,
            login: String? = nil,
            password: Secret? = nil,
            department: String? = nil,
            phone: ExtensionBook.Phone? = nil,
            roles: [String] = []
        ) {
            self.name = name
            self.login = login
            self.password = password
            self.department = department
            self.phone = phone
            self.roles = roles
        }
    }

    /// The departments' names.
    package var departments: [String]
    /// The members of staff.
    package var staff: [Person]
    /// The language they read until they choose one.
    package var language: Language

    /// Creates a seed.
    package init(departments: [String], staff: [Person], language: Language = .russian) {
        self.departments = departments
        self.staff = staff
        self.language = language
    }

    /// Writes them into a store that has no staff at all, in one transaction; false when there is somebody already.
    ///
    /// Throws `SvodError` when a name, a login or an extension cannot be kept.
    package func plant(in engine: any Engine, passwords: Passwords, at now: Timestamp) async throws -> Bool {
        let isEmpty = try await engine.read { try StaffBook.all(includingDisabled: true, in: $0).isEmpty }
        guard isEmpty else { return false }
        var hashes: [String?] = []
        for person in staff {
            guard let password = person.password else {
                hashes.append(nil)
                continue
            }
            hashes.append(try await passwords.hash(password.exposed))
        }
        let (seed, people) = (self, Array(zip(staff, hashes)))
        try await engine.write(.normal) { connection in
            let editor = StaffEditor(connection: connection, at: now, actor: nil)
            for name in seed.departments { _ = try DepartmentBook.add(name, by: editor) }
            for (person, hash) in people { try seed.add(person, hash: hash, by: editor) }
        }
        return true
    }

    private func add(_ person: Person, hash: String?, by editor: StaffEditor) throws {
        let member = NewStaffMember(
            name: person.name,
            login: person.login,
            passwordHash: hash,
            roles: person.roles,
            language: language.rawValue
        )
        let id = try StaffBook.add(member, by: editor)
        if let name = person.department, let found = try DepartmentBook.find(named: name, in: editor.connection) {
            try DepartmentBook.move(id, to: found.id, from: editor.at, by: editor)
        }
        if let phone = person.phone {
            try ExtensionBook.give(phone, to: id, from: editor.at, by: editor)
        }
    }
}
