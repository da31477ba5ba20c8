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

    private static let page = 64

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
        loop = WorkLoop(engine: engine, clock: clock, logger: logger, longestRest: .seconds(30), reporter: reporter)
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
            for id in due where !Task.isShuttingDownGracefully {
                if try await fire(id, at: now) { fired += 1 }
            }
            if Task.isShuttingDownGracefully { return fired }
        }
    }

    /// Fires one timer in a transaction of its own; false when it was disarmed meanwhile, or failed.
    private func fire(_ id: TimerID, at now: Timestamp) async throws -> Bool {
        do {
            return try await engine.write(lane) { connection in
                guard let timer = try Timers.take(id, at: now, in: connection) else { return false }
                guard let handler = handlers[timer.kind] else {
                    throw SvodError(.notFound, "nothing handles timers of kind \(timer.kind)")
                }
                try handler.handle(timer, connection)
                return true
            }
        } catch let error as SvodError where error.code.isTransient {
            throw error
        } catch {
            try await putOff(id, error)
            return false
        }
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
