import Domain
import Logging
import NIOCore
import Synchronization

/// One connection of a line, from signing in to its end: it reads all the time and works elsewhere.
struct LineConnection: Sendable {
    let line: ExchangeLine
    let queue: LineQueue
    let session: AMISession
    private let reads = SharedCount()
    private let boots = BootBell()

    init(line: ExchangeLine, queue: LineQueue, outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>) {
        self.line = line
        self.queue = queue
        self.session = AMISession(outbound: outbound, limit: line.settings.timing.answer, clock: line.clock)
    }

    /// Reads `inbound` until it ends, signs in meanwhile, reads the state, and keeps the line alive. `whenUp` is
    /// called when the state has been read for the first time.
    ///
    /// - Throws: why the connection ended; it never returns.
    func run(
        _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
        whenUp: @escaping @Sendable () async -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await read(inbound) }
            try await open()
            await whenUp()
            group.addTask { try await keepAlive() }
            group.addTask { try await followBoots() }
            try await group.next()
        }
    }

    private func open() async throws {
        let settings = line.settings
        let signIn = AMISignIn(
            username: settings.username,
            secret: settings.secret,
            allowsPlain: settings.allowsPlainLogin,
            events: EventSelection.calls.classes
        )
        try await signIn.perform(on: session)
        try await filter()
        try await awaitBoot()
        try await readState()
    }

    /// Asks the exchange to leave out what is not read. Older versions and users without the right refuse: then the
    /// framer leaves it out.
    private func filter() async throws {
        guard line.settings.filtersEvents else { return }
        for filter in EventSelection.calls.filters {
            let answer = try await session.ask(AMIAction("Filter").with("Operation", "Add").with("Filter", filter))
            guard !answer.isSuccess else { continue }
            line.status.refused("filter")
            line.logger.info("The exchange filters no events; svod leaves them out itself")
            return
        }
    }

    /// A login can succeed before the exchange has booted; a user without the system class never hears that it has.
    private func awaitBoot() async throws {
        do {
            try await withTimeLimit(.seconds(3), clock: line.clock, what: "FullyBooted") {
                for await _ in boots.rings() { return }
            }
        } catch let error as SvodError where error.code == .timedOut {
            line.logger.debug("The exchange does not say that it has booted")
        }
        if let ending = session.ending { throw ending }
    }

    /// Asks what is under way and settles what the store believes to be.
    private func readState() async throws {
        queue.watchEnds()
        line.tracker.withLock { $0.beginStateRead(at: line.wall.now()) }
        for action in [
            AMIAction("CoreShowChannels"), AMIAction("Status"), AMIAction("QueueStatus"), AMIAction("BridgeList"),
        ]
        where try await !session.askList(action) {
            line.status.refused("list.\(action.name.lowercased())")
        }
        let open = try await openCalls()
        let now = line.wall.now()
        let ended = queue.endedWhileWatching()
        let facts = line.tracker.withLock { $0.stateRead(open: open.filter { !ended.contains($0.call) }, at: now) }
        await line.restored(facts, open: open, queue: queue, at: now)
    }

    /// What the store believes open; while it does not answer, the line is read on and the question repeated.
    private func openCalls() async throws -> [OpenCall] {
        var backoff = Backoff(first: .milliseconds(100), longest: .seconds(5))
        while true {
            do {
                return try await line.sink.openCalls(line.settings.name)
            } catch let error where !(error is CancellationError) {
                line.logger.warning("The store does not say which calls are open", metadata: ["error": "\(error)"])
                line.status.pass()
                try await line.clock.sleep(for: backoff.next(random: 0))
                if let ending = session.ending { throw ending }
            }
        }
    }

    /// Reads the state again whenever the exchange says that it has booted.
    private func followBoots() async throws {
        for await _ in boots.rings() { try await readState() }
        try await line.clock.sleep(for: .seconds(86_400))
    }

    /// Asks for a sign of life when nothing has come for a while.
    private func keepAlive() async throws {
        var seen = reads.value
        while true {
            try await line.clock.sleep(for: line.settings.timing.ping)
            line.status.pass()
            line.status.tick(at: line.wall.now())
            if reads.value == seen { _ = try await session.ask(AMIAction("Ping")) }
            seen = reads.value
        }
    }
}

extension LineConnection {
    /// Reads until the connection ends, then ends the questions too.
    private func read(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async throws {
        let limits = AMILimits(line: line.settings.longestLine, message: line.settings.longestMessage)
        var framer = AMIFramer(limits: limits, interest: .calls)
        do {
            for try await buffer in inbound {
                try take(buffer, &framer)
                try await awaitRoom()
            }
            throw SvodError(.unavailable, "The exchange closed the connection")
        } catch {
            let reason = error as? SvodError ?? SvodError(.unavailable, "The connection broke", cause: error)
            session.end(reason)
            boots.finish()
            throw reason
        }
    }

    /// Takes one read: every message goes to whoever asked or to the tracker, and the facts to the queue at once.
    private func take(_ buffer: ByteBuffer, _ framer: inout AMIFramer) throws {
        let now = line.wall.now()
        let (refused, received) = (framer.refused, framer.delivered + framer.skipped)
        framer.feed(buffer.readableBytesView)
        reads.increment()
        var facts: [CallFact] = []
        defer {
            queue.put(facts, at: now)
            line.status.refused("message.size", by: framer.refused - refused)
            line.status.heard(framer.delivered + framer.skipped - received, at: now)
        }
        try line.tracker.withLock { tracker in
            while let message = try framer.next() {
                if message.raw(.actionID) != nil { session.take(message) }
                guard !message.isResponse else { continue }
                if message.event == .fullyBooted { boots.ring() }
                facts += tracker.handle(message, receivedAt: now)
            }
        }
    }

    /// Stops reading while the store is so far behind that memory would be the price. The exchange then cuts the line
    /// off (`writetimeout`), which is a gap like any other.
    private func awaitRoom() async throws {
        while queue.count >= LineQueue.capacity {
            line.status.refused("backlog")
            try await line.clock.sleep(for: .milliseconds(100))
        }
    }
}
