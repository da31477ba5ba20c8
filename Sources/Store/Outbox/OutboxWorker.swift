package import Domain
package import Logging
import ServiceLifecycle

/// Sends the rows of one connector: leases what is due, some at a time, and settles each by what the connector says.
///
/// At a shutdown it leases nothing more, gives what is under way a moment to end, then cancels it and hands back the
/// leases.
package struct OutboxWorker: Service {
    let engine: any Engine
    let connector: any Connector
    let settings: OutboxSettings
    let wallClock: WallClock
    let clock: any Clock<Duration>
    let logger: Logger
    let reporter: PartReporter?

    var lease: Outbox.Lease {
        Outbox.Lease(connector: connector.name, holder: settings.holder, length: settings.lease)
    }

    /// Creates a worker.
    package init(
        engine: any Engine,
        connector: any Connector,
        settings: OutboxSettings = OutboxSettings(),
        wallClock: WallClock,
        clock: any Clock<Duration> = .continuous,
        logger: Logger,
        reporter: PartReporter? = nil
    ) {
        self.engine = engine
        self.connector = connector
        self.settings = settings
        self.wallClock = wallClock
        self.clock = clock
        self.logger = logger
        self.reporter = reporter
    }

    package func run() async throws {
        try await rescueOfBefore()
        let signal = Signal()
        let slots = OutboxSlots(settings.concurrency)
        let loop = WorkLoop(
            engine: engine,
            clock: clock,
            logger: logger,
            news: .outbox,
            longestRest: .seconds(30),
            reporter: reporter
        )
        await withTaskGroup(of: Void.self) { deliveries in
            let (claimed, queue) = AsyncStream.makeStream(of: OutboxRow.self)
            deliveries.addTask {
                await loop.run(signal) {
                    try await pass(slots) { queue.yield($0) }
                }
                queue.finish()
            }
            await withDiscardingTaskGroup { sending in
                for await row in claimed {
                    sending.addTask {
                        await send(row)
                        slots.free()
                        signal.send()
                    }
                }
                await allowTime(slots)
                sending.cancelAll()
            }
        }
        await handBack()
    }

    /// Sends what is due now, one after another, and returns when nothing more is. For tests and commands.
    package func deliverDue() async throws {
        while true {
            let rows = try await claim(limit: settings.concurrency)
            if rows.isEmpty { return }
            for row in rows { await send(row) }
        }
    }

    /// Leases what there are hands for; answers how long to rest at most.
    private func pass(_ slots: OutboxSlots, _ start: @Sendable (OutboxRow) -> Void) async throws -> Duration? {
        let free = slots.available
        guard free > 0 else { return nil }
        let next = try await engine.read { try Outbox.nextMoment(connector: connector.name, in: $0) }
        guard let next else { return nil }
        let now = wallClock.now()
        guard next <= now else { return next - now }
        for row in try await claim(limit: free) {
            slots.take()
            start(row)
        }
        // There may be more than there were hands for: look again at once while there are hands.
        return slots.available > 0 ? .zero : nil
    }

    private func claim(limit: Int) async throws -> [OutboxRow] {
        let now = wallClock.now()
        return try await engine.write(settings.lane) { try Outbox.claim(lease, limit: limit, at: now, in: $0) }
    }

    /// Leaves deliveries under way the time to end at a shutdown.
    private func allowTime(_ slots: OutboxSlots) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await slots.waitUntilIdle() }
            group.addTask { try? await clock.sleep(for: settings.grace) }
            await group.next()
            group.cancelAll()
        }
    }
}
