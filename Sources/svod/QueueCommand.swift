import ArgumentParser
import Ops

/// `svod queue`: what waits, by age, and what needs a person.
struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Show what waits and what is stuck; try it again or set it aside.",
        discussion: "Exit status 0: nothing needs a person; 1: something does.",
        subcommands: [
            QueueShowCommand.self, QueueRetryCommand.self, QueueRepeatCommand.self, QueueSetAsideCommand.self,
        ],
        defaultSubcommand: QueueShowCommand.self
    )
}

/// `svod queue show`.
struct QueueShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show the queues by age.")

    @OptionGroup var daemon: DaemonOption

    func run() async throws {
        let report = try await daemon.client.call("queue", as: QueueReport.self)
        try Output.show(report, asJSON: daemon.isJSON) { QueueText.render(report, style: $0) }
        if !report.isHealthy { throw ExitCode(ExitStatus.attention.code) }
    }
}

/// `svod queue retry inbox:N`.
struct QueueRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Handle a row that is held or set aside again, then what waits behind it."
    )

    @OptionGroup var daemon: DaemonOption
    @Argument(help: "The row: inbox:17.") var row: String

    func run() async throws { try await daemon.order("queue.retry", row) }
}

/// `svod queue repeat outbox:N`.
struct QueueRepeatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "repeat", abstract: "Send a dead letter again.")

    @OptionGroup var daemon: DaemonOption
    @Argument(help: "The row: outbox:4.") var row: String

    func run() async throws { try await daemon.order("queue.repeat", row) }
}

/// `svod queue set-aside inbox:N`.
struct QueueSetAsideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-aside",
        abstract: "Set a held row aside for good, and handle what waits behind it."
    )

    @OptionGroup var daemon: DaemonOption
    @Argument(help: "The row: inbox:17.") var row: String

    func run() async throws { try await daemon.order("queue.set-aside", row) }
}

extension DaemonOption {
    /// Gives an order about `row` and prints what became of it.
    fileprivate func order(_ command: String, _ row: String) async throws {
        let reply = try await client.call(command, ["row": row], as: QueueOrderReply.self)
        try Output.show(reply, asJSON: isJSON) { _ in reply.text + "\n" }
    }
}
