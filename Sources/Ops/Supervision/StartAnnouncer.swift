package import Domain
package import Logging
import ServiceLifecycle

/// Tells the service manager that the daemon has started, as soon as no part is starting any more, and that it stops.
///
/// A part that waits (no exchange yet) does not hold up the start: the others already work.
package struct StartAnnouncer: Service {
    private let registry: PartRegistry
    private let notifier: ServiceNotifier
    private let patience: Duration
    private let clock: any Clock<Duration>
    private let logger: Logger

    /// Creates an announcer that waits `patience` for parts to start, then announces whatever there is.
    package init(
        registry: PartRegistry,
        notifier: ServiceNotifier,
        patience: Duration = .seconds(10),
        clock: any Clock<Duration> = ContinuousClock(),
        logger: Logger
    ) {
        self.registry = registry
        self.notifier = notifier
        self.patience = patience
        self.clock = clock
        self.logger = logger
    }

    package func run() async throws {
        let clock = clock
        let step = Duration.milliseconds(10)
        var waited = Duration.zero
        while isStarting, waited < patience, !Task.isShuttingDownGracefully {
            try await clock.sleep(for: step, tolerance: nil)
            waited += step
        }
        let summary = PartSummary(registry.states, stuck: []).text
        notifier.ready(status: summary)
        logger.notice("svod has started", metadata: ["version": "\(Version.text)", "parts": "\(summary)"])
        try? await gracefulShutdown()
        notifier.stopping()
        logger.notice("svod is stopping")
    }

    private var isStarting: Bool { registry.states.contains { $0.phase == .starting } }
}
