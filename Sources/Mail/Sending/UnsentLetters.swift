package import Domain
package import Logging
import Records
import ServiceLifecycle
package import Store

/// Stands where the worker of letters would, in a house none of whose mailboxes sends: the letters wait in the outbox
/// until one does, and their part says so. Nothing is lost, and nothing is given up for a setting that is still to come.
package struct UnsentLetters: Service {
    private let engine: any Engine
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let reporter: PartReporter

    /// How long the state holds that the part shows, unless something is queued before.
    private static let rest = Duration.seconds(30)

    /// Creates it. `reporter` is the part's in whose place it stands.
    package init(
        engine: any Engine,
        clock: any Clock<Duration> = .continuous,
        logger: Logger,
        reporter: PartReporter
    ) {
        self.engine = engine
        self.clock = clock
        self.logger = logger
        self.reporter = reporter
    }

    package func run() async throws {
        let loop = WorkLoop(engine: engine, clock: clock, logger: logger, news: .outbox, longestRest: Self.rest)
        await loop.run(Signal()) {
            try await look()
            return nil
        }
        reporter.stopped()
    }

    private func look() async throws {
        let waiting: Int = try await engine.read { connection in
            try connection.row(
                """
                SELECT count(*) AS n FROM outbox
                WHERE connector = \(OutgoingLetter.connector) AND state IN ('new', 'deferred')
                """
            )?.get("n") ?? 0
        }
        guard waiting > 0 else { return reporter.up() }
        reporter.backingOff(for: Self.rest, reason: "no mailbox has smtp:, \(waiting) letters wait")
        reporter.pass()
    }
}
