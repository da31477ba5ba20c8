import Domain
package import Logging
import ServiceLifecycle
import UnixSignals

/// Reads the configuration again on SIGHUP. A bad file is refused with its lines, and the old one stays in force.
package struct ConfigurationReloader: Service {
    private let file: ConfigurationFile
    private let live: LiveConfiguration
    private let notifier: ServiceNotifier
    private let logger: Logger
    private let apply: @Sendable (_ old: Configuration, _ new: Configuration) async throws -> Void

    /// Creates a reloader for `file`. `apply` hands a new configuration to whoever keeps a part of it (log level,
    /// exchanges); an error of its own leaves the old one in force.
    package init(
        file: ConfigurationFile,
        live: LiveConfiguration,
        notifier: ServiceNotifier,
        logger: Logger,
        apply: @escaping @Sendable (_ old: Configuration, _ new: Configuration) async throws -> Void
    ) {
        self.file = file
        self.live = live
        self.notifier = notifier
        self.logger = logger
        self.apply = apply
    }

    package func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        for await _ in signals.cancelOnGracefulShutdown() { await reload() }
    }

    /// Reads the file once and takes it over when it is good.
    package func reload() async {
        notifier.reloading()
        let old = live.current
        do {
            let new = try file.read().configuration
            try await apply(old, new)
            _ = live.replace(with: new)
            let waiting = new.needingRestart(since: old)
            if waiting.isEmpty {
                logger.notice("Configuration read again", metadata: ["file": "\(file.path)"])
            } else {
                logger.warning(
                    "Configuration read again; some settings take effect at the next start",
                    metadata: ["file": "\(file.path)", "settings": "\(waiting.joined(separator: ","))"]
                )
            }
            notifier.ready(status: "configuration read again")
        } catch {
            for line in "\(error)".split(separator: "\n") {
                logger.error("Configuration refused; the old one stays", metadata: ["reason": "\(line)"])
            }
            notifier.ready(status: "configuration refused, the old one stays: \(error)")
        }
    }
}
