package import Domain
package import Logging
import Metrics
import ServiceLifecycle

/// Fires timers, the oldest first. After a standstill each that fell due meanwhile fires once.
package struct TimerWorker: Service {
    private let engine: any Engine
    private let handlers: [String: TimerHandler]
    private let wallClock: WallClock
    private let lane: Lane
    private let backoff: Backoff
    private let loop: WorkLoop
    private let logger: Logger

    private static let page = 256
    /// Timers that are due together share a COMMIT for so long: what must not wait, a call, waits for one slice at most.
    private static let sliceTime = Duration.milliseconds(4)

    /// Creates a worker. Of two handlers for one kind the last is taken.
    package init(
        engine: any Engine,
        handlers: [TimerHandler],
        lane: Lane = .normal,
        backoff: Backoff = Backoff(first: .seconds(1), longest: .seconds(3600)),
        wallClock: WallClock,
        clock: any Clock<Duration> = .continuous,
        logger: Logger,
        reporter: PartReporter? = nil
    ) {
        self.engine = engine
        self.handlers = Dictionary(handlers.map { ($0.kind, $0) }) { _, last in last }
        self.wallClock = wallClock
        self.lane = lane
        self.backoff = backoff
        self.logger = logger
        loop = WorkLoop(
            engine: engine,
            clock: clock,
            logger: logger,
            news: .timers,
            longestRest: .seconds(30),
            reporter: reporter
        )
    }

    package func run() async throws {
        await loop.run(Signal()) {
            try await fireDue()
            let next = try await engine.read { try Timers.nextMoment(in: $0) }
            return next.map { max($0 - wallClock.now(), .zero) }
        }
    }

    /// Fires what is due now, and returns how many timers that were. For tests; ``run()`` does it in time.
    @discardableResult
    package func fireDue() async throws -> Int {
        var fired = 0
        while true {
            let now = wallClock.now()
            let due = try await engine.read { try Timers.due(at: now, limit: Self.page, in: $0) }
            if due.isEmpty { return fired }
            var rest = due[...]
            while !rest.isEmpty, !Task.isShuttingDownGracefully {
                let slice = try await fire(rest, at: now)
                fired += slice.fired
                rest = rest.dropFirst(slice.taken)
                for failure in slice.failures { try await putOff(failure.id, failure.error) }
            }
            if Task.isShuttingDownGracefully { return fired }
        }
    }

    /// What came of the timers that shared a transaction.
    private struct Slice: Sendable {
        var taken = 0
        var fired = 0
        var failures: [(id: TimerID, error: any Error)] = []
    }

    /// Fires timers in order, each under a savepoint: in one transaction as many as fit into its time, at least one.
    /// Those that were disarmed meanwhile are passed over.
    private func fire(_ ids: ArraySlice<TimerID>, at now: Timestamp) async throws -> Slice {
        try await engine.write(lane) { connection in
            let end = ContinuousClock.now + Self.sliceTime
            var slice = Slice()
            for id in ids {
                guard slice.taken == 0 || ContinuousClock.now < end else { break }
                do {
                    if try connection.savepoint({ try fire(id, at: now, in: connection) }) { slice.fired += 1 }
                } catch let error as SvodError where error.code.isTransient {
                    throw error
                } catch {
                    slice.failures.append((id, error))
                }
                slice.taken += 1
            }
            return slice
        }
    }

    /// Fires one timer; false when it was disarmed meanwhile.
    private func fire(_ id: TimerID, at now: Timestamp, in connection: any Connection) throws -> Bool {
        guard let timer = try Timers.take(id, at: now, in: connection) else { return false }
        guard let handler = handlers[timer.kind] else {
            throw SvodError(.notFound, "nothing handles timers of kind \(timer.kind)")
        }
        try handler.handle(timer, connection)
        return true
    }

    private func putOff(_ id: TimerID, _ error: any Error) async throws {
        let now = wallClock.now()
        let text = "\(error)"
        try await engine.write(lane) { connection in
            guard let row = try connection.row("SELECT attempts FROM timer WHERE id = \(id)") else { return }
            let wait = backoff.delay(afterFailures: try row.get("attempts") + 1)
            try Timers.putOff(id, until: now + wait, error: text, in: connection)
        }
        Counter(label: "svod_timer_failures_total").increment()
        logger.error("The handler of a timer failed.", metadata: ["timer": "\(id)", "error": "\(text)"])
    }
}
