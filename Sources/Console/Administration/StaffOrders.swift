package import Domain
import Records
package import Store

/// What `svod user` does, in the daemon over its control socket, or beside it over the store.
package struct StaffOrders: Sendable {
    /// The names of the orders, as the control socket carries them after `user.`.
    package static let names = ["add", "password", "disable", "enable", "roles", "list"]

    private let engine: any Engine
    private let passwords: Passwords
    private let clock: WallClock
    private let language: Language
    private let make: @Sendable () -> String

    /// Creates the orders over a store. People added without a language get `language`; `make` makes a password up where none
    /// is given.
    package init(
        engine: any Engine,
        passwords: Passwords,
        clock: WallClock,
        language: Language = .russian,
        make: @escaping @Sendable () -> String = StaffOrders.password
    ) {
        self.engine = engine
        self.passwords = passwords
        self.clock = clock
        self.language = language
        self.make = make
    }

    /// Carries out the order `name` with its `arguments` (login, name, password, roles separated by commas).
    ///
    /// Throws `SvodError`: `invalidInput` for a lacking or wrong argument, `notFound` for an unknown login, `conflict`
    /// for one that is taken.
    package func perform(_ name: String, _ arguments: [String: String]) async throws -> StaffReply {
        switch name {
        case "add": try await add(arguments)
        case "password": try await setPassword(arguments)
        case "disable": try await setDisabled(true, arguments)
        case "enable": try await setDisabled(false, arguments)
        case "roles": try await setRoles(arguments)
        case "list": try await list(all: arguments["all"] == "true")
        default: throw SvodError(.notFound, "there is no order 'user \(name)'")
        }
    }

    private func add(_ arguments: [String: String]) async throws -> StaffReply {
        let login = try Self.required("login", arguments)
        let roles = try Self.roles(arguments["roles"])
        let (password, made) = password(arguments)
        let hash = try await passwords.hash(password)
        let person = NewStaffMember(
            name: arguments["name"] ?? login,
            login: login,
            passwordHash: hash,
            roles: roles,
            language: arguments["language"] ?? language.rawValue
        )
        let id = try await edit { try StaffBook.add(person, by: $0) }
        return StaffReply(text: "\(login) added as staff:\(id)", password: made)
    }

    private func setPassword(_ arguments: [String: String]) async throws -> StaffReply {
        let login = try Self.required("login", arguments)
        let (password, made) = password(arguments)
        let hash = try await passwords.hash(password)
        try await edit { try StaffBook.setPassword(try Self.person(login, $0).id, hash: hash, by: $0) }
        return StaffReply(text: "the password of \(login) is set; open sessions have ended", password: made)
    }

    private func setDisabled(_ disabled: Bool, _ arguments: [String: String]) async throws -> StaffReply {
        let login = try Self.required("login", arguments)
        try await edit { try StaffBook.setDisabled(try Self.person(login, $0).id, disabled, by: $0) }
        return StaffReply(text: "\(login) \(disabled ? "may not sign in any more" : "may sign in again")")
    }

    private func setRoles(_ arguments: [String: String]) async throws -> StaffReply {
        let login = try Self.required("login", arguments)
        let roles = try Self.roles(try Self.required("roles", arguments))
        try await edit { editor in
            let person = try Self.person(login, editor)
            try StaffBook.edit(person.id, name: person.name, login: person.login, roles: roles, by: editor)
        }
        return StaffReply(text: "\(login) is \(roles.joined(separator: ", "))")
    }

    private func list(all: Bool) async throws -> StaffReply {
        let people = try await engine.read { try StaffBook.all(includingDisabled: all, in: $0) }
        return StaffReply(text: "\(people.count) people", people: people.map(StaffReply.Person.init))
    }

    private func edit<Result: Sendable>(
        _ body: @escaping @Sendable (StaffEditor) throws -> Result
    ) async throws -> Result {
        let now = clock.now()
        return try await engine.write(.realtime) { connection in
            try body(StaffEditor(connection: connection, at: now, actor: nil))
        }
    }

    /// The password given, or one made up, which is also handed back to be shown once.
    private func password(_ arguments: [String: String]) -> (password: String, made: String?) {
        if let given = arguments["password"] { return (given, nil) }
        let made = make()
        return (made, made)
    }

    private static func person(_ login: String, _ editor: StaffEditor) throws -> StaffMember {
        guard let person = try StaffBook.find(login: login, in: editor.connection) else {
            throw SvodError(.notFound, "nobody signs in as '\(login)'")
        }
        return person
    }

    private static func required(_ name: String, _ arguments: [String: String]) throws -> String {
        guard let value = arguments[name], !value.isEmpty else { throw SvodError(.invalidInput, "\(name) is missing") }
        return value
    }

    private static func roles(_ text: String?) throws -> [String] {
        try (text ?? "").split(separator: ",").map { word in
            guard let role = Role(rawValue: String(word)) else {
                let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw SvodError(.invalidInput, "there is no role '\(word)'; roles are \(known)")
            }
            return role.rawValue
        }
    }

    /// A password of 16 letters and digits that cannot be mistaken for each other: 80 bits.
    package static func password() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        var random = SystemRandomNumberGenerator()
        return String((0..<16).map { _ in letters.randomElement(using: &random) ?? "x" })
    }
}
