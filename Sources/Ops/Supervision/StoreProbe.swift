package import Domain
import ServiceLifecycle
package import Store

/// Proves again and again that the store's threads read and write, and says so when they cannot: a full disk and a
/// server that is away are declared back-offs, which the watchdog lets live; a writer that hangs is not.
package struct StoreProbe: Service {
    /// How old the last proof may grow: two passes and what a long write of another may take.
    package static let allowedPassAge = Duration.seconds(30)

    private let engine: any Engine
    private let reporter: PartReporter
    private let interval: Duration
    private let clock: any Clock<Duration>

    /// Creates a probe that looks every `interval`.
    package init(
        engine: any Engine,
        reporter: PartReporter,
        interval: Duration = .seconds(5),
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.engine = engine
        self.reporter = reporter
        self.interval = interval
        self.clock = clock
    }

    package func run() async throws {
        defer { reporter.stopped() }
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            await look()
            let (clock, interval) = (self.clock, self.interval)
            try? await cancelWhenGracefulShutdown { try await clock.sleep(for: interval, tolerance: nil) }
        }
    }

    /// One read, and one write that changes nothing.
    ///
    /// Such a write succeeds on a full disk too, and the engine would take it for the end of that: while there is no room
    /// it is left to the store's keeper to find some.
    func look() async {
        do {
            _ = try await engine.read { try $0.row("SELECT 1 AS one") != nil }
            if !isFull {
                _ = try await engine.write(.realtime) {
                    try $0.execute("UPDATE setting SET value = value WHERE name = ''")
                }
            }
            declare(engine.state)
        } catch {
            reporter.backingOff(for: interval, reason: "\(error)")
        }
    }

    private var isFull: Bool {
        if case .diskFull = engine.state { true } else { false }
    }

    private func declare(_ state: EngineState) {
        switch state {
        case .ok: reporter.up()
        case .diskFull: reporter.backingOff(for: interval, reason: "no room on the disk of the store")
        case .unavailable(_, let reason): reporter.backingOff(for: interval, reason: reason)
        case .closed: reporter.stopped()
        }
    }
}
