import ArgumentParser
import Console
import Domain
import Ops
import Records
import Store

/// How the `user` commands reach the staff: through the daemon where one runs, else over the store itself.
struct StaffOption: ParsableArguments {
    @OptionGroup var daemon: DaemonOption
    @OptionGroup var config: ConfigurationOption

    static let roleNames = Role.allCases.map(\.rawValue).joined(separator: ", ")

    /// Carries out an order and prints what became of it.
    func order(_ name: String, _ arguments: [String: String]) async throws {
        let reply = try await reply(to: name, arguments)
        try Output.show(reply, asJSON: daemon.isJSON) { StaffText.render(reply, style: $0) }
    }

    private func reply(to name: String, _ arguments: [String: String]) async throws -> StaffReply {
        do {
            return try await daemon.client.call("user.\(name)", arguments, as: StaffReply.self)
        } catch let error as SvodError where error.code == .unavailable {
            let language = Language(try config.file(isService: false).read().configuration.console.language)
            return try await config.withStore { engine in
                let passwords = try Passwords(random: ConsoleParts.systemRandom)
                return try await StaffOrders(engine: engine, passwords: passwords, clock: .system, language: language)
                    .perform(name, arguments)
            }
        }
    }
}
