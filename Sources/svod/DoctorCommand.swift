import ArgumentParser
import Domain
import Ops
import Store

/// `svod doctor`: looks the store over without changing anything.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look the store over, without changing anything.",
        discussion: "Exit status 0: all is fine, or worth a look at most; 1: something is broken."
    )

    @OptionGroup var config: ConfigurationOption
    @Flag(name: .customLong("json"), help: "Print JSON.") var isJSON = false

    func run() async throws {
        let checks = try await config.withStore { engine in
            await Doctor(engine: engine, now: WallClock.system.now()).examine()
        }
        try Output.show(checks, asJSON: isJSON) { DoctorText.render(checks, style: $0) }
        if checks.contains(where: { $0.outcome == .failure }) { throw ExitCode(ExitStatus.attention.code) }
    }
}
