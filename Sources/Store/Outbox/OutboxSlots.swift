import Synchronization

/// The hands of a worker: how many deliveries it may still begin.
final class OutboxSlots: Sendable {
    private let total: Int
    private let busy = Mutex(0)
    private let idle = Signal()

    init(_ total: Int) { self.total = total }

    var available: Int { busy.withLock { total - $0 } }

    func take() { busy.withLock { $0 += 1 } }

    func free() {
        busy.withLock { $0 -= 1 }
        idle.send()
    }

    /// Waits until nothing is under way, or the task is cancelled.
    func waitUntilIdle() async {
        while !Task.isCancelled, busy.withLock({ $0 > 0 }) { await idle.wait() }
    }
}
