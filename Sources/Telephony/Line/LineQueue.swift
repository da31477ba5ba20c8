import Domain
import Synchronization

/// What a line has heard and the store has not yet: the reader puts, one deliverer takes. Reading never waits for the
/// store until ``capacity`` facts are waiting.
final class LineQueue: Sendable {
    /// One thing to deliver.
    enum Item: Sendable {
        case fact(CallFact)
        case line(LineFact)
    }

    private struct Contents {
        var items: [(item: Item, at: Timestamp)] = []
        var ended: Set<CallID> = []
        var isWatching = false
    }

    /// A storm of 2,000 calls makes some 20,000 facts: room for five of them, or for hours of a usual day.
    static let capacity = 100_000

    /// Wakes the deliverer.
    let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    private let contents = Mutex(Contents())

    init() { (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    /// Adds what was heard at `moment`.
    func put(_ items: [Item], at moment: Timestamp) {
        guard !items.isEmpty else { return }
        contents.withLock { contents in
            for item in items {
                contents.items.append((item, moment))
                if contents.isWatching, case .fact(let fact) = item, case .ended = fact.body {
                    contents.ended.insert(fact.call)
                }
            }
        }
        wake.yield()
    }

    /// Adds facts heard at `moment`.
    func put(_ facts: [CallFact], at moment: Timestamp) { put(facts.map(Item.fact), at: moment) }

    /// The oldest `limit` items; they stay until ``drop(_:)``.
    func peek(_ limit: Int) -> [Item] { contents.withLock { $0.items.prefix(limit).map(\.item) } }

    /// Forgets the oldest `count` items: they have been kept.
    func drop(_ count: Int) { contents.withLock { $0.items.removeFirst(min(count, $0.items.count)) } }

    /// When the oldest item was heard; nil when the deliverer has caught up.
    var oldest: Timestamp? { contents.withLock { $0.items.first?.at } }

    /// How many items wait.
    var count: Int { contents.withLock { $0.items.count } }

    /// From here on remembers which calls have ended, those included whose end still waits: what the store says of
    /// open calls meanwhile is older.
    func watchEnds() {
        contents.withLock { contents in
            contents.isWatching = true
            contents.ended = Set(
                contents.items.compactMap { item, _ in
                    guard case .fact(let fact) = item, case .ended = fact.body else { return nil }
                    return fact.call
                }
            )
        }
    }

    /// Ends the watch and answers the calls that have ended since.
    func endedWhileWatching() -> Set<CallID> {
        contents.withLock { contents in
            defer { (contents.isWatching, contents.ended) = (false, []) }
            return contents.ended
        }
    }

    /// Nothing more will be put: the deliverer ends after the rest.
    func close() { wake.finish() }
}
