package import Domain
package import Store

/// A document of 1C as it was received.
package struct ExchangeDocument: Hashable, Sendable {
    /// The inbox row that holds it.
    package let row: InboxID
    /// When it was received.
    package let receivedAt: Timestamp
    /// Whether it was handled.
    package let state: InboxState
    /// Why it is held.
    package let error: String?
    /// What it says.
    package let document: OneCDocument
    /// Why the ledger refused it, where it did last.
    package let refusal: String?
}
