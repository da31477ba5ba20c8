package import Domain
package import Logging
package import ServiceLifecycle

/// Runs a part, and when it fails runs it again with back-off, so that no part takes the others down.
///
/// `make` builds the part afresh for each run. The wrapper reports the phases around a run (starting, backing off,
/// failed, stopped); "up" is the part's own word, unless `isUpWhenRunning` says that running is all it does. An
/// error with the code `invalidConfiguration` cannot pass by itself: the part is failed until the daemon restarts.
package struct SupervisedPart: Service {
    private let reporter: PartReporter
    private let isUpWhenRunning: Bool
    private let backOff: BackOff
    private let settled: Duration
    private let clock: any Clock<Duration>
    private let chance: @Sendable () -> Double
    private let logger: Logger
    private let make: @Sendable () async throws -> any Service

    /// Creates a supervisor that reports as `reporter`. A part that ran for `settled` begins again with the first delay.
    package init(
        _ reporter: PartReporter,
        isUpWhenRunning: Bool = false,
        backOff: BackOff = BackOff(),
        settled: Duration = .seconds(60),
        clock: any Clock<Duration> = ContinuousClock(),
        chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        logger: Logger,
        make: @escaping @Sendable () async throws -> any Service
    ) {
        self.reporter = reporter
        self.isUpWhenRunning = isUpWhenRunning
        self.backOff = backOff
        self.settled = settled
        self.clock = clock
        self.chance = chance
        self.logger = logger
        self.make = make
    }

    package func run() async throws {
        defer { if Task.isShuttingDownGracefully || Task.isCancelled { reporter.stopped() } }
        var attempt = 0
        while true {
            let (error, lasted) = await once()
            if Task.isShuttingDownGracefully || Task.isCancelled { return }
            if let error = error as? SvodError, error.code == .invalidConfiguration {
                return await fail(error)
            }
            attempt = lasted >= settled ? 1 : attempt + 1
            guard await wait(attempt: attempt, reason: error.map { "\($0)" } ?? "ended by itself") else { return }
            reporter.restarting()
        }
    }

    /// Runs the part once and says with what error it ended, and how long it ran.
    private func once() async -> (error: (any Error)?, lasted: Duration) {
        var failure: (any Error)?
        let lasted = await clock.measure {
            do {
                let part = try await make()
                if isUpWhenRunning { reporter.up() }
                try await part.run()
            } catch {
                failure = error
            }
        }
        return (failure, lasted)
    }

    /// Waits before the next attempt; false when the daemon stops meanwhile.
    private func wait(attempt: Int, reason: String) async -> Bool {
        let delay = backOff.delay(attempt: attempt, chance: chance())
        reporter.backingOff(for: delay, reason: reason)
        logger.warning(
            "A part failed and will be started again",
            metadata: ["part": "\(reporter.name)", "reason": "\(reason)", "delay": "\(delay)", "attempt": "\(attempt)"]
        )
        do {
            let clock = clock
            try await cancelWhenGracefulShutdown { try await clock.sleep(for: delay, tolerance: nil) }
        } catch {
            return false
        }
        return !Task.isShuttingDownGracefully && !Task.isCancelled
    }

    /// Declares the part failed and holds its place until the daemon stops.
    private func fail(_ error: SvodError) async {
        reporter.failed(reason: "\(error)")
        logger.error("A part cannot run", metadata: ["part": "\(reporter.name)", "reason": "\(error)"])
        try? await gracefulShutdown()
    }
}
