package import Domain
package import Logging
import ServiceLifecycle
import Synchronization

/// Reads the journal as it grows, once for all, and hands its entries to any number of subscribers.
///
/// One runs in a process. A subscriber's stream is bounded: who does not keep up is told to reload.
package final class JournalTailer: Service {
    private struct State {
        /// The newest entry that subscribers which keep up were given; nil before the first pass.
        var position: EventID?
        var next = 0
        var subscribers: [Int: JournalSubscriber] = [:]
        var isOver = false
    }

    private let engine: any Engine
    private let loop: WorkLoop
    private let signal = Signal()
    private let state = Mutex(State())

    private static let page = 500
    /// Entries that a subscriber may ask to have repeated; who is further behind reloads.
    private static let longestReplay: Int64 = 10_000

    /// Creates a tailer; it works while ``run()`` does.
    package init(
        engine: any Engine,
        clock: any Clock<Duration> = .continuous,
        logger: Logger,
        reporter: PartReporter? = nil
    ) {
        self.engine = engine
        loop = WorkLoop(
            engine: engine,
            clock: clock,
            logger: logger,
            news: .journal,
            longestRest: .seconds(30),
            reporter: reporter
        )
    }

    /// Subscribes to the entries after `after` (the browser's last event id), or to those from now on.
    ///
    /// - Parameters:
    ///   - after: The last entry that the subscriber has.
    ///   - buffer: How many ``JournalTail`` may wait for the subscriber, at least 2.
    package func subscribe(after: EventID? = nil, buffer: Int = 64) -> AsyncStream<JournalTail> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: JournalTail.self,
            bufferingPolicy: .bufferingOldest(max(buffer, 2))
        )
        let number: Int? = state.withLock { state in
            guard !state.isOver else { return nil }
            defer { state.next += 1 }
            state.subscribers[state.next] = JournalSubscriber(position: after ?? state.position, continuation)
            return state.next
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.subscribers.removeValue(forKey: number) }
        }
        signal.send()
        return stream
    }

    package func run() async throws {
        await loop.run(signal) {
            try await pass()
            return nil
        }
        let subscribers = state.withLock { state in
            state.isOver = true
            defer { state.subscribers = [:] }
            return Array(state.subscribers.values)
        }
        for subscriber in subscribers { subscriber.finish() }
    }

    /// Gives each subscriber what it lacks. Those that keep up share one reading.
    private func pass() async throws {
        if state.withLock({ $0.position == nil }) {
            let last = try await engine.read { try Journal.last(in: $0) }
            state.withLock { $0.position = last }
        }
        while try await step() {}
    }

    /// Reads one page for everybody who stands at the position furthest behind; false when there is nothing to read.
    private func step() async throws -> Bool {
        let (from, position) = state.withLock { state in
            let position = state.position ?? EventID(0)
            for number in state.subscribers.keys { state.subscribers[number]?.start(at: position) }
            let oldest = state.subscribers.values.compactMap(\.position).min() ?? position
            return (min(oldest, position), position)
        }
        if position.rawValue - from.rawValue > Self.longestReplay {
            state.withLock { state in
                for number in state.subscribers.keys where state.subscribers[number]?.position == from {
                    state.subscribers[number]?.reset(to: position)
                }
            }
            return true
        }
        let entries = try await engine.read { try Journal.entries(after: from, limit: Self.page, in: $0) }
        guard let last = entries.last else { return false }
        state.withLock { state in
            for number in state.subscribers.keys { state.subscribers[number]?.take(entries, from: from) }
            state.position = max(position, last.id)
        }
        return true
    }
}
