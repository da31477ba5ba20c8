import ArgumentParser
import Ops

/// `svod clock 3d`: lets time pass in a rehearsal.
struct ClockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "Show the clock of a rehearsal, or let time pass in it.",
        discussion: """
            Only a daemon that was started with --rehearsal has a clock that can be moved, forward alone. Timers that \
            fall due meanwhile fire at once, each once, as after a standstill.

                svod clock
                svod clock 2h 30m
                svod clock 2026-03-10 09:00
            """
    )

    @OptionGroup var daemon: DaemonOption
    @Argument(help: "How long is to pass, or until when.") var moment: [String] = []

    func run() async throws {
        let arguments = moment.isEmpty ? [:] : ["to": moment.joined(separator: " ")]
        let reply = try await daemon.client.call("clock", arguments, as: ClockReply.self)
        try Output.show(reply, asJSON: daemon.isJSON) { _ in reply.text + "\n" }
    }
}
