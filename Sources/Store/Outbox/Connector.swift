/// Sends outbox rows to one peer.
package protocol Connector: Sendable {
    /// The name that rows are queued under.
    var name: String { get }

    /// Sends a row, with its ``OutboxRow/dedupKey`` as the idempotency key: the same row may come twice. Must return
    /// soon when its task is cancelled, which happens when the lease runs out and when the daemon stops.
    func deliver(_ row: OutboxRow) async -> Delivery
}
