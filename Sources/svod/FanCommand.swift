import ArgumentParser
import Domain
import FanOrders
import Ops

/// `svod fan`: requests of several dealers for one project.
struct FanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fan",
        abstract: "Requests of several dealers for one project: look through history, explain, learn.",
        subcommands: [FanScanCommand.self, FanExplainCommand.self, FanRefitCommand.self]
    )
}

/// `svod fan scan`.
struct FanScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Compare all open leads and deals anew, oldest first; the daemon works on meanwhile."
    )

    @OptionGroup var daemon: DaemonOption

    func run() async throws {
        let screen = ScanScreen(isJSON: daemon.isJSON)
        var after: Int64 = 0
        var looked = 0
        while true {
            let progress = try await daemon.client.call("fan.scan", ["after": "\(after)"], as: ScanProgress.self)
            looked += progress.looked
            screen.progress(looked, of: progress.total)
            guard let next = progress.next else { return try screen.end(looked, groups: progress.groups) }
            after = next
        }
    }
}

/// `svod fan explain A B`.
struct FanExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show why two requests are about one project, or not: the evidence adds up to the score."
    )

    @OptionGroup var daemon: DaemonOption
    @Argument(help: "A record: lead:42, deal:3.") var one: String
    @Argument(help: "Another one.") var other: String

    func run() async throws {
        let arguments = ["one": one, "other": other]
        let report = try await daemon.client.call("fan.explain", arguments, as: LikenessReport.self)
        try Output.show(report, asJSON: daemon.isJSON) { _ in FanText.explain(report) }
    }
}

/// `svod fan refit`.
struct FanRefitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refit",
        abstract: "Fit the weights of the evidence to what people decided; change nothing without --apply."
    )

    @OptionGroup var daemon: DaemonOption
    @Flag(help: "Put the fitted weights in force.") var apply = false

    func run() async throws {
        let report = try await daemon.client.call("fan.refit", ["apply": "\(apply)"], as: RefitReport.self)
        try Output.show(report, asJSON: daemon.isJSON) { _ in FanText.refit(report) }
    }
}
