import ArgumentParser
import Domain
import Foundation
import Ops
import Telephony

/// `svod inspect`: what the daemon's own readers find in files. Touches neither the store nor the network.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Print what the daemon reads out of files, one JSON object a line.",
        subcommands: [
            InspectAMICommand.self, InspectMailCommand.self, InspectCommerceCommand.self, InspectBankCommand.self,
            InspectFanCommand.self,
        ]
    )
}

/// `svod inspect ami`: the conversations in recordings of manager connections.
struct InspectAMICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ami",
        abstract: "Print the calls in recordings of manager connections.",
        discussion: """
            Several recordings are successive connections to one exchange. Where NAME.timing stands beside NAME.ami it \
            gives the arrival time of each read; else the times come from the events.
            """
    )

    @Argument(help: "Recordings: the raw bytes of a connection, banner first.", completion: .file())
    var recordings: [String]

    @Option(name: [.customShort("c"), .customLong("config")], help: "Take the dialplan of a configuration file.")
    var config: String?

    @Option(help: "The exchange of that file; its first one unless named.")
    var exchange: String?

    func run() throws {
        var inspector = CallInspector(settings: try dialplan())
        var fault: (any Error)?
        do {
            for path in recordings { try inspector.read(try Self.recording(path)) }
        } catch {
            fault = error
        }
        for call in inspector.finish() { print(call.json) }
        if let fault {
            FileHandle.standardError.write(Data("svod: \(fault)\n".utf8))
            throw ExitCode(1)
        }
    }

    /// The dialplan of the configuration; the usual one without a configuration. Secrets are not looked at.
    private func dialplan() throws -> DialplanSettings {
        guard let config else { return DialplanSettings() }
        let file = ConfigurationFile(path: config, secrets: SecretSource.none)
        let exchanges = try file.read().configuration.exchanges
        guard let exchange else { return exchanges.first?.line.dialplan ?? DialplanSettings() }
        guard let found = exchanges.first(where: { $0.name.rawValue == exchange }) else {
            throw SvodError(.notFound, "\(config): no exchange is called '\(exchange)'")
        }
        return found.line.dialplan
    }

    private static func recording(_ path: String) throws -> Recording {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw SvodError(.notFound, "\(path): cannot be read")
        }
        let timing = FileManager.default.contents(
            atPath: URL(filePath: path).deletingPathExtension().appendingPathExtension("timing").path
        )
        return try Recording(name: path, bytes: Array(bytes), timing: timing.map { Array($0) })
    }
}
