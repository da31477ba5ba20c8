import ArgumentParser
import Ops

/// `svod version`: which svod this is.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

    func run() { print("svod \(Version.text)") }
}
