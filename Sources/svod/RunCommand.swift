import ArgumentParser
import Ops

/// `svod run`: the daemon.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the daemon.",
        discussion: """
            It stays in the foreground and logs to the journal, or to standard error outside of systemd. SIGTERM and \
            SIGINT stop it, SIGHUP reads the configuration again.
            """
    )

    @OptionGroup var config: ConfigurationOption
    @Option(name: .customLong("runtime-directory"), help: "The folder of the control socket.", completion: .directory)
    var runtimeDirectory = Surroundings().runtimeDirectory

    @Option(
        help: ArgumentHelp(
            "Rehearse, beginning at a moment ('now', '2026-03-03 10:00'): svod clock lets time pass.",
            discussion: "On an empty store of its own, which is never worked with afterwards.",
            valueName: "moment"
        )
    )
    var rehearsal: String?

    func run() async throws {
        Heap.shareArenas()
        let daemon = try await Daemon(
            file: config.file(isService: true),
            runtimeDirectory: runtimeDirectory,
            rehearsal: rehearsal
        )
        try await daemon.run()
    }
}
