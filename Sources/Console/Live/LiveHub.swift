package import Domain
import Logging
import Metrics
import NIOCore
import ServiceLifecycle
package import Store
import Synchronization

/// Hands the journal's news to the browsers: reads them once, makes the events once, and gives each browser those it
/// may have.
///
/// A browser that does not keep up is cut off and told to reload; nothing grows without a bound.
package final class LiveHub: Service {
    private struct Subscriber {
        let session: String
        let rights: Set<Right>
        let continuation: AsyncStream<LiveSubscription.Item>.Continuation
    }

    private struct State {
        var position = EventID(0)
        var next = 0
        var subscribers: [Int: Subscriber] = [:]
        var overflowed: Set<Int> = []
        var isOver = false
    }

    private let state = Mutex(State())
    private let engine: any Engine
    private let tailer: JournalTailer
    private let waiting: any Clock<Duration>
    private let painter: LivePainter

    /// Batches that may wait for one browser.
    private static let buffer = 256
    /// Entries a browser may ask to have again; who is further behind reloads.
    static let longestReplay = 1000
    /// How often something is sent at least, so that both ends notice a dead line.
    static let beatEvery: Duration = .seconds(10)

    /// Creates a hub; it works while ``run()`` does.
    package init(
        engine: any Engine,
        tailer: JournalTailer,
        painter: LivePainter,
        waiting: any Clock<Duration> = .continuous
    ) {
        self.engine = engine
        self.tailer = tailer
        self.painter = painter
        self.waiting = waiting
    }

    /// The newest journal entry that browsers have been told of.
    package var position: EventID { state.withLock { $0.position } }

    /// How many browsers listen.
    package var listeners: Int { state.withLock { $0.subscribers.count } }

    package func run() async throws {
        let start = try await engine.read { try Journal.last(in: $0) }
        state.withLock { $0.position = max($0.position, start) }
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.beat() }
                group.addTask { await self.follow(from: start) }
            }
        }
        endAll()
    }

    private func follow(from start: EventID) async {
        for await tail in tailer.subscribe(after: start, buffer: LiveHub.buffer) {
            switch tail {
            case .entries(let entries): await tell(entries)
            case .reset: await resetAll()
            }
        }
    }

    private func beat() async {
        while !Task.isCancelled {
            guard (try? await waiting.sleep(for: LiveHub.beatEvery)) != nil else { return }
            state.withLock { state in send(&state) { _, position in .beat(position) } }
        }
    }

    private func tell(_ entries: [JournalEntry]) async {
        guard let last = entries.last?.id else { return }
        var rights = Set<Right>()
        var events: [LiveEvent] = []
        // Again when somebody joined meanwhile who may see more than those for whom it was painted.
        while let more = tell(LiveBatch(last: last, events: events), paintedFor: rights) {
            rights = more
            guard let painted = try? await painted(entries, for: rights) else {
                await resetAll()
                return
            }
            events = painted
        }
    }

    private func painted(_ entries: [JournalEntry], for rights: Set<Right>) async throws -> [LiveEvent] {
        let painter = painter
        return try await engine.read { try painter.paint(entries, rights, $0) }
    }

    /// Gives every subscriber of `batch` what it may have, in the same breath as the position moves: who joins before
    /// gets it here, who joins after asks for it. When some may have more than it was painted for nobody gets anything:
    /// the rights of all are the answer then.
    private func tell(_ batch: LiveBatch, paintedFor rights: Set<Right>) -> Set<Right>? {
        state.withLock { state in
            let all = state.subscribers.values.reduce(into: Set<Right>()) { $0.formUnion($1.rights) }
            guard all.isSubset(of: rights) else { return all }
            var chunks: [Set<Right>: ByteBuffer?] = [:]
            state.position = batch.last
            send(&state) { rights, _ in
                if let known = chunks[rights] { return known.map { .chunk($0) } }
                let chunk = batch.chunk(for: rights)
                chunks[rights] = chunk
                return chunk.map { .chunk($0) }
            }
            return nil
        }
    }

    /// Gives every subscriber what `item` makes for its rights. Who has no room left is cut off.
    private func send(_ state: inout State, _ item: (Set<Right>, EventID) -> LiveSubscription.Item?) {
        for (number, subscriber) in state.subscribers {
            guard let item = item(subscriber.rights, state.position) else { continue }
            if case .dropped = subscriber.continuation.yield(item) { LiveHub.cutOff(number, &state) }
        }
    }

    private static func cutOff(_ number: Int, _ state: inout State) {
        state.overflowed.insert(number)
        state.subscribers.removeValue(forKey: number)?.continuation.finish()
        Counter(label: "svod_console_streams_reset_total", dimensions: [("reason", "behind")]).increment()
    }

    /// The hub itself missed something: everybody reloads.
    private func resetAll() async {
        let present = (try? await engine.read { try Journal.last(in: $0) }) ?? position
        state.withLock { state in
            state.position = max(state.position, present)
            for number in Array(state.subscribers.keys) { LiveHub.cutOff(number, &state) }
        }
    }

    private func endAll() {
        state.withLock { state in
            state.isOver = true
            for subscriber in state.subscribers.values { subscriber.continuation.finish() }
            state.subscribers = [:]
        }
    }
}

extension LiveHub {
    /// Joins a browser of `session`.
    func join(_ session: Session) -> LiveSubscription {
        let (items, continuation) = AsyncStream.makeStream(
            of: LiveSubscription.Item.self,
            bufferingPolicy: .bufferingOldest(LiveHub.buffer)
        )
        return state.withLock { state in
            state.next += 1
            if state.isOver {
                continuation.finish()
            } else {
                state.subscribers[state.next] = Subscriber(
                    session: session.tokenHash,
                    rights: session.rights,
                    continuation: continuation
                )
            }
            return LiveSubscription(number: state.next, joinedAt: state.position, items: items)
        }
    }

    /// Forgets a browser. Returns whether it was cut off for being too slow.
    func leave(_ number: Int) -> Bool {
        state.withLock { state in
            state.subscribers.removeValue(forKey: number)?.continuation.finish()
            return state.overflowed.remove(number) != nil
        }
    }

    /// Ends a browser's stream without forgetting whether it was cut off.
    func close(_ number: Int) {
        state.withLock { $0.subscribers.removeValue(forKey: number)?.continuation.finish() }
    }

    /// What `rights` may have of the entries after `since` up to `end`; nil when that is too far back, or ahead of what
    /// there is. A page that was read from the store can be ahead of `end` by the entries that are just being told:
    /// it lacks nothing and gets those once more.
    func replay(after since: EventID, upTo end: EventID, for rights: Set<Right>) async throws -> ByteBuffer? {
        guard since <= end else {
            return since <= (try await engine.read { try Journal.last(in: $0) }) ? ByteBuffer() : nil
        }
        guard since < end else { return ByteBuffer() }
        let painter = painter
        let batch = try await engine.read { connection -> LiveBatch? in
            let entries = try Journal.entries(after: since, limit: LiveHub.longestReplay + 1, in: connection)
                .filter { $0.id <= end }
            guard entries.count <= LiveHub.longestReplay else { return nil }
            return LiveBatch(last: end, events: try painter.paint(entries, rights, connection))
        }
        return batch.map { $0.chunk(for: rights) ?? ByteBuffer() }
    }

    /// Ends the streams of a session: it was left or locked.
    func end(session tokenHash: String) {
        state.withLock { state in
            for (number, subscriber) in state.subscribers where subscriber.session == tokenHash {
                subscriber.continuation.finish()
                state.subscribers[number] = nil
            }
        }
    }
}
