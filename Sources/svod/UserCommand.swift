import ArgumentParser
import Console
import Domain
import Ops

/// `svod user`: who may sign in.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Add people, set passwords and roles.",
        discussion: "Goes through the running daemon; without one, straight to the store.",
        subcommands: [
            UserAddCommand.self, UserPasswordCommand.self, UserDisableCommand.self, UserEnableCommand.self,
            UserRolesCommand.self, UserListCommand.self,
        ]
    )
}

/// `svod user add`.
struct UserAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add somebody who may sign in.",
        discussion: "Without --password-stdin a password is made up and printed."
    )

    @OptionGroup var staff: StaffOption
    @Argument(help: "The name to sign in with.") var login: String
    @Option(name: .customLong("name"), help: "The full name.") var name: String?
    @Option(name: .customLong("roles"), help: "Roles, separated by commas: \(StaffOption.roleNames).") var roles = ""
    @Flag(name: .customLong("password-stdin"), help: "Read the password from standard input.") var readsPassword = false

    func run() async throws {
        var arguments = ["login": login, "roles": roles]
        if let name { arguments["name"] = name }
        if readsPassword { arguments["password"] = try PasswordInput.read() }
        try await staff.order("add", arguments)
    }
}

/// `svod user password`.
struct UserPasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password",
        abstract: "Set somebody's password; open sessions end.",
        discussion: "Without --password-stdin a password is made up and printed."
    )

    @OptionGroup var staff: StaffOption
    @Argument(help: "The name to sign in with.") var login: String
    @Flag(name: .customLong("password-stdin"), help: "Read the password from standard input.") var readsPassword = false

    func run() async throws {
        var arguments = ["login": login]
        if readsPassword { arguments["password"] = try PasswordInput.read() }
        try await staff.order("password", arguments)
    }
}

/// `svod user disable`.
struct UserDisableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "disable", abstract: "Forbid somebody to sign in.")

    @OptionGroup var staff: StaffOption
    @Argument(help: "The name to sign in with.") var login: String

    func run() async throws { try await staff.order("disable", ["login": login]) }
}

/// `svod user enable`.
struct UserEnableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "enable", abstract: "Let somebody sign in again.")

    @OptionGroup var staff: StaffOption
    @Argument(help: "The name to sign in with.") var login: String

    func run() async throws { try await staff.order("enable", ["login": login]) }
}

/// `svod user roles`.
struct UserRolesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "roles", abstract: "Set somebody's roles.")

    @OptionGroup var staff: StaffOption
    @Argument(help: "The name to sign in with.") var login: String
    @Argument(help: "Roles, separated by commas: \(StaffOption.roleNames).") var roles: String

    func run() async throws { try await staff.order("roles", ["login": login, "roles": roles]) }
}

/// `svod user list`.
struct UserListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show who may sign in.")

    @OptionGroup var staff: StaffOption
    @Flag(name: .customLong("all"), help: "Those too who may not any more.") var isAll = false

    func run() async throws { try await staff.order("list", ["all": isAll ? "true" : "false"]) }
}
