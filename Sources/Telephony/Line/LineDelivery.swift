import Domain
import Logging

/// Brings what a line has heard to the store, in order: at once when the line is quiet, together what came during the
/// last commit when it is busy. What the store refuses is brought again and again; nothing is dropped.
struct LineDelivery: Sendable {
    let queue: LineQueue
    let sink: CallSink
    let status: LineStatus
    let clock: any Clock<Duration>
    let wall: WallClock
    let logger: Logger

    /// The most facts in one commit: it holds the writer for a few milliseconds.
    private static let batch = 256

    /// Delivers until the queue is closed and empty.
    func run() async throws {
        for await _ in queue.wakes { try await drain() }
        try await drain()
    }

    private func drain() async throws {
        while true {
            let items = queue.peek(Self.batch)
            guard !items.isEmpty else { break }
            let count = try await deliver(items)
            queue.drop(count)
            status.lag(queue.oldest.map { wall.now() - $0 })
        }
    }

    /// Delivers the first run of one kind and answers its length.
    private func deliver(_ items: [LineQueue.Item]) async throws -> Int {
        let facts = items.prefix { if case .fact = $0 { true } else { false } }
            .compactMap { if case .fact(let fact) = $0 { fact } else { nil } }
        try await insist {
            if facts.isEmpty, case .line(let fact)? = items.first {
                try await sink.line(fact)
            } else {
                try await sink.accept(facts)
            }
        }
        status.kept(facts.count)
        return max(facts.count, 1)
    }

    /// Repeats `body` until it succeeds or the line is cancelled.
    private func insist(_ body: () async throws -> Void) async throws {
        var backoff = Backoff(first: .milliseconds(100), longest: .seconds(5))
        while true {
            do {
                try await body()
                return status.storeAccepts()
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                let delay = backoff.next(random: 0)
                logger.warning(
                    "The store does not take call facts; they wait",
                    metadata: ["error": "\(error)", "waiting": "\(queue.count)"]
                )
                status.storeRefuses("\(error)", retryAfter: delay)
                status.lag(queue.oldest.map { wall.now() - $0 })
                try await clock.sleep(for: delay)
            }
        }
    }
}
