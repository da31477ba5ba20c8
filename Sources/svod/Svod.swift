import ArgumentParser
import Domain
import Foundation
import Ops

/// The program: parses its arguments, runs one subcommand, and turns an error into a line and an exit code.
@main
struct Svod: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "svod",
        abstract: "Calls become leads while they ring.",
        usage: "svod <command> [options]",
        version: Version.text,
        subcommands: [
            BackupCommand.self, CheckConfigCommand.self, ClockCommand.self, DoctorCommand.self, EventCommand.self,
            ExplainCommand.self, FanCommand.self, FunnelsCommand.self, ImportCommand.self, InitCommand.self,
            InspectCommand.self, MoveStoreCommand.self,
            QueueCommand.self, ReplayCommand.self, RunCommand.self, StatusCommand.self, UserCommand.self,
            VersionCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as SvodError {
            FileHandle.standardError.write(Data("svod: \(error)\n".utf8))
            Foundation.exit(ExitStatus.of(error).code)
        } catch {
            exit(withError: error)
        }
    }
}
