/// The number of a transfer within its loop.
struct TransferID: Hashable, Sendable {
    let number: UInt64
}
