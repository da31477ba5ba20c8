import ArgumentParser
import Domain
import Foundation
import Funnels
import Ops

/// `svod funnels`: what the funnels say, and what other files would change.
struct FunnelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "funnels",
        abstract: "Show funnels; show what changed files would do before they take effect.",
        subcommands: [FunnelsShowCommand.self, FunnelsDiffCommand.self, FunnelsDryRunCommand.self],
        defaultSubcommand: FunnelsShowCommand.self
    )
}

/// `svod funnels show`.
struct FunnelsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the funnels of a configuration, or one of them in full.",
        discussion: "Reads the files; the daemon need not run."
    )

    @OptionGroup var config: ConfigurationOption
    @Argument(help: "The funnel to show in full.") var name: String?
    @Flag(name: .customLong("json"), help: "Print JSON.") var isJSON = false

    func run() throws {
        let set = try config.file(isService: false).read().configuration.readFunnels()
        if let name, set.funnels[name] == nil {
            let known = set.order.joined(separator: ", ")
            throw SvodError(.notFound, "no funnel is called '\(name)'; there are: \(known)")
        }
        let listing = FunnelListing(set, only: name)
        try Output.show(listing, asJSON: isJSON) { style in
            name == nil
                ? FunnelListingText.table(listing, style: style) : FunnelListingText.full(listing, style: style)
        }
    }
}

/// `svod funnels diff`.
struct FunnelsDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what other files change, and what becomes of the open cards.",
        discussion: """
            Compares the files of --config with what the daemon works by. Nothing takes effect; systemctl reload svod puts \
            them in force. Exit status 1: the daemon would refuse them.
            """
    )

    @OptionGroup var config: ConfigurationOption
    @OptionGroup var daemon: DaemonOption

    func run() async throws {
        let sources = try config.funnelSources()
        let report = try await daemon.client.call(
            "funnels.diff",
            ["sources": sources],
            as: FunnelDifferenceReport.self
        )
        try Output.show(report, asJSON: daemon.isJSON) { report.text($0) }
        if report.isRefused { throw ExitCode(ExitStatus.attention.code) }
    }
}

/// `svod funnels dry-run`.
struct FunnelsDryRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dry-run",
        abstract: "Let other files act on what really happened, and show what would come out otherwise.",
        discussion: """
            Each move that cards made since a day is made again under the files of --config and under those in force. \
            Nothing is changed.
            """
    )

    @OptionGroup var config: ConfigurationOption
    @OptionGroup var daemon: DaemonOption
    @Option(help: "Since which day, 2026-03-01; the last thirty days without it.") var since: String?

    func run() async throws {
        let moment = try start()
        let arguments = ["sources": try config.funnelSources(), "since": ISOMoment.text(moment)]
        let report = try await daemon.client.call("funnels.dry-run", arguments, as: RehearsalText.self)
        try Output.show(report, asJSON: daemon.isJSON) { report.text($0) }
    }

    private func start() throws -> Timestamp {
        guard let since else { return WallClock.system.now() + .seconds(-30 * 86_400) }
        guard let day = CivilDate(since) else {
            throw SvodError(.invalidInput, "--since '\(since)' is no day such as 2026-03-01")
        }
        return Timestamp(seconds: Int64(day.dayNumber) * 86_400)
    }
}

extension ConfigurationOption {
    /// The funnel files of the configuration, checked, as the daemon is sent them.
    fileprivate func funnelSources() throws -> String {
        try FunnelSources.encode(try file(isService: false).read().configuration.readFunnels())
    }
}
