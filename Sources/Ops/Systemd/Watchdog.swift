package import Domain
package import Logging
import ServiceLifecycle

/// Feeds systemd's watchdog, but only while every part has made its last pass in time: a daemon whose inbox hangs is
/// restarted though its timers still tick. A declared back-off (no exchange, a full disk) is no hang.
package struct Watchdog: Service {
    private let registry: PartRegistry
    private let notifier: ServiceNotifier
    private let interval: Duration
    private let clock: any Clock<Duration>
    private let logger: Logger

    /// Creates a watchdog that looks four times in `timeout`, the manager's patience ($WATCHDOG_USEC); without a
    /// manager that waits, it looks every `idle` and only warns.
    package init(
        registry: PartRegistry,
        notifier: ServiceNotifier,
        timeout: Duration?,
        idle: Duration = .seconds(10),
        clock: any Clock<Duration> = ContinuousClock(),
        logger: Logger
    ) {
        self.registry = registry
        self.notifier = notifier
        self.interval = timeout.map { $0 / 4 } ?? idle
        self.clock = clock
        self.logger = logger
    }

    package func run() async throws {
        var stuck: Set<String> = []
        var said = ""
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            look(&stuck, &said)
            let clock = clock
            let interval = interval
            try? await cancelWhenGracefulShutdown { try await clock.sleep(for: interval, tolerance: nil) }
        }
    }

    /// One look at all parts.
    private func look(_ known: inout Set<String>, _ said: inout String) {
        let stuck = registry.stuck
        if stuck.isEmpty { notifier.watchdog() }
        for (part, age) in stuck where !known.contains(part) {
            logger.critical(
                "A part of the daemon is stuck; the watchdog is not fed",
                metadata: ["part": "\(part)", "last_pass_seconds": "\(age.components.seconds)"]
            )
        }
        known = Set(stuck.map(\.part))
        let status = PartSummary(registry.states, stuck: known).text
        if status != said { notifier.status(status) }
        said = status
    }
}
