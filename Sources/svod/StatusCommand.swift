import ArgumentParser
import Ops

/// `svod status`: how the daemon and its parts fare.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show how the daemon and its parts fare.",
        discussion:
            "Exit status 0: all parts do what they can; 1: a part is stuck or has failed; 69: svod is not running."
    )

    @OptionGroup var daemon: DaemonOption

    func run() async throws {
        let report = try await daemon.client.call("status", as: HealthReport.self)
        try Output.show(report, asJSON: daemon.isJSON) { StatusText.render(report, style: $0) }
        if report.verdict == .failing { throw ExitCode(ExitStatus.attention.code) }
    }
}
