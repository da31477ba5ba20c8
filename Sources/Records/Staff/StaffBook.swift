package import Domain
package import Store

/// The people of the company: who they are, how they sign in, what they may do.
package enum StaffBook {
    /// The longest name and login that are kept.
    package static let longestName = 200

    /// Adds a person and returns the number.
    ///
    /// - Throws: `invalidInput` without a name or for a login that has other than letters, digits, `.`, `-`, `_`, `@`;
    ///   `conflict` when the login is taken.
    package static func add(_ person: NewStaffMember, by editor: StaffEditor) throws -> StaffID {
        let name = try checked(name: person.name)
        let login = try person.login.map(checked(login:))
        if let login, try find(login: login, in: editor.connection) != nil {
            throw SvodError(.conflict, "the login is taken")
        }
        let id = StaffID(
            try editor.connection.insert(
                """
                INSERT INTO staff (name, name_key, login, password_hash, roles, language, created_at)
                VALUES (\(name), \(FoldedKey.of(name)), \(login), \(person.passwordHash),
                    \(try JSONText.encode(person.roles)), \(person.language), \(editor.at))
                """
            )
        )
        try editor.note("staff.added", subject(id))
        return id
    }

    /// Changes the name, the login and the roles.
    ///
    /// - Throws: as ``add(_:by:)``; `notFound` when there is no such person.
    package static func edit(
        _ id: StaffID,
        name: String,
        login: String?,
        roles: [String],
        by editor: StaffEditor
    ) throws {
        let name = try checked(name: name)
        let login = try login.map(checked(login:))
        if let login, let other = try find(login: login, in: editor.connection), other.id != id {
            throw SvodError(.conflict, "the login is taken")
        }
        try touched(
            id,
            editor.connection.execute(
                """
                UPDATE staff SET name = \(name), name_key = \(FoldedKey.of(name)), login = \(login),
                    roles = \(try JSONText.encode(roles)) WHERE id = \(id)
                """
            )
        )
        try editor.note("staff.edited", subject(id))
    }

    /// Sets the password's hash, which ends the person's sessions.
    package static func setPassword(_ id: StaffID, hash: String, by editor: StaffEditor) throws {
        try touched(id, editor.connection.execute("UPDATE staff SET password_hash = \(hash) WHERE id = \(id)"))
        try SessionBook.endAll(of: id, in: editor.connection)
        try editor.note("staff.password_set", subject(id))
    }

    /// Forbids signing in from now on, or allows it again. Forbidding ends the person's sessions.
    package static func setDisabled(_ id: StaffID, _ disabled: Bool, by editor: StaffEditor) throws {
        let moment: Timestamp? = disabled ? editor.at : nil
        try touched(id, editor.connection.execute("UPDATE staff SET disabled_at = \(moment) WHERE id = \(id)"))
        if disabled { try SessionBook.endAll(of: id, in: editor.connection) }
        try editor.note(disabled ? "staff.disabled" : "staff.enabled", subject(id))
    }

    /// Sets the language.
    package static func setLanguage(_ id: StaffID, _ language: String, in connection: any Connection) throws {
        try touched(id, connection.execute("UPDATE staff SET language = \(language) WHERE id = \(id)"))
    }

    /// Sets what the person chose for the screen: a JSON object.
    package static func setSettings(_ id: StaffID, _ settings: String, in connection: any Connection) throws {
        try touched(id, connection.execute("UPDATE staff SET settings = \(settings) WHERE id = \(id)"))
    }

    /// The person of a number, or nil.
    package static func find(_ id: StaffID, in connection: any Connection) throws -> StaffMember? {
        try connection.row("SELECT \(StaffMember.columns) FROM staff WHERE id = \(id)").map(StaffMember.init(row:))
    }

    /// The person of a login, or nil. Logins are kept in lower case.
    package static func find(login: String, in connection: any Connection) throws -> StaffMember? {
        try connection.row("SELECT \(StaffMember.columns) FROM staff WHERE login = \(login.lowercased())")
            .map(StaffMember.init(row:))
    }

    /// The one member of staff who works here and bears this name, however its letters are written; nil when nobody does,
    /// or several do.
    package static func find(named name: String, in connection: any Connection) throws -> StaffID? {
        let rows = try connection.rows(
            "SELECT id FROM staff WHERE name_key = \(FoldedKey.of(name)) AND disabled_at IS NULL LIMIT 2"
        )
        return rows.count == 1 ? try rows[0].get("id") : nil
    }

    /// The hash of a person's password, or nil when there is none.
    package static func passwordHash(of id: StaffID, in connection: any Connection) throws -> String? {
        try connection.row("SELECT password_hash FROM staff WHERE id = \(id)")?.get("password_hash")
    }

    /// Everybody, by name; those who left only when asked for.
    package static func all(includingDisabled: Bool = false, in connection: any Connection) throws -> [StaffMember] {
        let present: SQL = includingDisabled ? "" : "WHERE disabled_at IS NULL"
        return try connection.rows(
            "SELECT \(StaffMember.columns) FROM staff \(present) ORDER BY name_key, id LIMIT 5000"
        ).map(StaffMember.init(row:))
    }

    /// Whether anybody can sign in at all.
    package static func hasLogin(in connection: any Connection) throws -> Bool {
        try connection.row("SELECT id FROM staff WHERE password_hash IS NOT NULL AND disabled_at IS NULL LIMIT 1")
            != nil
    }

    /// The name of a person in the journal.
    package static func subject(_ id: StaffID) -> String { "staff:\(id)" }

    private static func touched(_ id: StaffID, _ count: Int) throws {
        guard count > 0 else { throw SvodError(.notFound, "there is no member of staff \(id)") }
    }

    static func checked(name: String) throws -> String {
        guard !FoldedKey.of(name).isEmpty, name.count <= longestName else {
            throw SvodError(.invalidInput, "a name has 1 to \(longestName) characters")
        }
        return name
    }

    private static func checked(login: String) throws -> String {
        let login = login.lowercased()
        let fits = login.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || ".-_@".unicodeScalars.contains($0)
        }
        guard fits, (1...64).contains(login.count) else {
            throw SvodError(.invalidInput, "a login has 1 to 64 letters, digits, dots, dashes, underscores or @")
        }
        return login
    }
}
