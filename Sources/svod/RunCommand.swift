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

    func run() async throws {
        let daemon = try await Daemon(file: config.file(isService: true), runtimeDirectory: runtimeDirectory)
        try await daemon.run()
    }
}
