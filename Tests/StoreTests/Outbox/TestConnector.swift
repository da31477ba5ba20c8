import Domain
import Store
import Synchronization

/// A peer that answers as the test wants and remembers what it was sent.
final class TestConnector: Connector {
    let name = "peer"
    private let sent = Mutex<[OutboxRow]>([])
    private let answer: @Sendable (OutboxRow) async -> Delivery

    init(_ answer: @escaping @Sendable (OutboxRow) async -> Delivery = { _ in .done(result: nil) }) {
        self.answer = answer
    }

    /// The keys of what it was sent, in order.
    var keys: [String] { sent.withLock { $0.map(\.dedupKey) } }

    func deliver(_ row: OutboxRow) async -> Delivery {
        sent.withLock { $0.append(row) }
        return await answer(row)
    }
}
