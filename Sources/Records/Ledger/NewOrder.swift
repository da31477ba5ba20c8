package import Domain
package import Store

/// An order of which nothing is known yet, with all that its document says, as it is to stand in the ledger.
package struct NewOrder: Sendable {
    /// The order; what is paid of it is the sum of ``payments``.
    package var order: OrderRecord
    /// Its lines.
    package let lines: [OneCLine]
    /// The payments of its list, each to stand on it whole.
    package var payments: [PaymentRecord]
    /// How new its document is.
    package let version: DocumentVersions.Known
    /// The way by which its document came, under which its version is kept.
    package let way: String
    /// What brought its document.
    package let cause: Cause

    /// Creates an order that is to be written.
    package init(
        order: OrderRecord,
        lines: [OneCLine],
        payments: [PaymentRecord],
        version: DocumentVersions.Known,
        way: String,
        cause: Cause
    ) {
        self.order = order
        self.lines = lines
        self.payments = payments
        self.version = version
        self.way = way
        self.cause = cause
    }
}
