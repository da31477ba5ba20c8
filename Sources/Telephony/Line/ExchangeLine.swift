package import Domain
package import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// The line to one exchange: connects, signs in, hears what happens to calls, and hands it on as call facts while they
/// happen. When the line breaks it comes back by itself, and says what it cannot have heard.
package final class ExchangeLine: Service, Sendable {
    let settings: ExchangeSettings
    let sink: CallSink
    let clock: any Clock<Duration>
    let wall: WallClock
    let logger: Logger
    let status: LineStatus
    let tracker: Mutex<CallTracker>
    private let random: @Sendable () -> Double
    private let gap = Mutex(LineGap())

    /// Creates a line to the exchange of `settings`, which shows its state in `parts` as `ami:<name>`.
    ///
    /// `random` answers from 0 up to 1 and spreads the attempts to reconnect.
    package init(
        _ settings: ExchangeSettings,
        sink: CallSink,
        parts: PartRegistry,
        clock: any Clock<Duration> = ContinuousClock(),
        wall: WallClock = .system,
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        logger: Logger
    ) {
        self.settings = settings
        self.sink = sink
        self.clock = clock
        self.wall = wall
        self.random = random
        self.tracker = Mutex(CallTracker(exchange: settings.name, settings: settings.dialplan))
        var logger = logger
        logger[metadataKey: "exchange"] = "\(settings.name)"
        self.logger = logger
        let timing = settings.timing
        let allowed = timing.connect + timing.answer * 8 + timing.ping * 2
        self.status = LineStatus(
            parts.register("ami:\(settings.name)", allowedPassAge: allowed),
            exchange: settings.name
        )
    }

    /// The channels of a call as the exchange names them now; nil when the call is not under way here.
    package func channels(of call: CallID) -> CallChannels? { tracker.withLock { $0.channels(of: call) } }

    /// Keeps the line until graceful shutdown; what has been heard by then is still handed on, for up to a second.
    package func run() async throws {
        let queue = LineQueue()
        let delivery = LineDelivery(
            queue: queue,
            sink: sink,
            status: status,
            clock: clock,
            wall: wall,
            logger: logger
        )
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await delivery.run() }
            group.addTask {
                try? await cancelWhenGracefulShutdown { try await self.keepConnected(queue) }
                self.lost("svod stops", queue)
                queue.close()
                try? await self.clock.sleep(for: .seconds(1))
            }
            await group.next()
            group.cancelAll()
        }
        status.stopped()
    }

    private func keepConnected(_ queue: LineQueue) async throws {
        var backoff = Backoff(first: settings.timing.firstRetry, longest: settings.timing.longestRetry)
        while true {
            status.connecting()
            status.pass()
            let reason = await connect(queue)
            try Task.checkCancellation()
            if lost("\(reason)", queue) { backoff.reset() }
            let isRefused = reason.code == .authenticationFailed
            let delay = isRefused ? settings.timing.refusedRetry : backoff.next(random: random())
            status.refused(reason.code.description)
            status.down(isRefused ? "authentication failed" : "\(reason)", retryAfter: delay)
            logger.warning("The line to the exchange is down", metadata: ["error": "\(reason)", "retry": "\(delay)"])
            try await clock.sleep(for: delay)
        }
    }

    /// Connects, and answers why the connection ended.
    private func connect(_ queue: LineQueue) async -> SvodError {
        do {
            let channel = try await AMIConnector(settings).connect()
            try await channel.executeThenClose { inbound, outbound in
                let connection = LineConnection(line: self, queue: queue, outbound: outbound)
                try await connection.run(inbound) {
                    self.status.up()
                    self.logger.info("The line to the exchange is up")
                }
            }
            return SvodError(.unavailable, "The connection ended")
        } catch {
            return error as? SvodError ?? SvodError(.unavailable, "The connection broke", cause: error)
        }
    }
}

extension ExchangeLine {
    /// The line has been lost. True when it had been up.
    @discardableResult
    private func lost(_ reason: String, _ queue: LineQueue) -> Bool {
        let now = wall.now()
        guard gap.withLock({ $0.lose(at: now) }) else { return false }
        tracker.withLock { $0.lineLost(at: now) }
        queue.put([.line(LineFact(exchange: settings.name, at: now, body: .lost(reason: reason)))], at: now)
        return true
    }

    /// The state has been read: the line is back, `facts` settle the calls of the gap, and what else happened in it is
    /// read from the exchange's call detail records.
    func restored(_ facts: [CallFact], open: [OpenCall], queue: LineQueue, at now: Timestamp) async {
        let (isReturn, since) = gap.withLock { $0.close() }
        guard isReturn else { return queue.put(facts, at: now) }
        let start = if let since { since } else { await heardBefore() }
        let line = LineFact(exchange: settings.name, at: now, body: .restored(since: start))
        guard let source = settings.cdr, let start else {
            return queue.put([.line(line)] + facts.map(LineQueue.Item.fact), at: now)
        }
        let fill = GapFill(exchange: settings.name, dialplan: settings.dialplan, from: start, to: now)
        let (certain, unseen) = GapFill.divide(facts)
        queue.put([.line(line)] + certain.map(LineQueue.Item.fact), at: now)
        do {
            let records = try await CDRFile(source).records(from: start - .seconds(1))
            let known = Set(open.map(\.call))
            queue.put(
                fill.complete(unseen, records) + fill.missed(records, known: known) { self.channels(of: $0) != nil },
                at: now
            )
        } catch {
            logger.warning("The call detail records cannot be read", metadata: ["error": "\(error)"])
            status.refused("cdr")
            queue.put(unseen, at: now)
        }
    }

    private func heardBefore() async -> Timestamp? {
        do {
            return try await sink.heardUntil(settings.name)
        } catch {
            logger.warning("The store does not say when the exchange was last heard", metadata: ["error": "\(error)"])
            return nil
        }
    }
}
