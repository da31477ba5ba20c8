package import Domain

/// A payment that the ledger has not heard of before, without anything but what every payment has.
package struct NewPayment: Hashable, Sendable {
    /// 1C's name of it.
    package let key: OneCDocumentKey
    /// The exchange that tells it.
    package let exchange: String
    /// What stands behind it.
    package let origin: PaymentOrigin
    /// When it was received.
    package let at: Timestamp

    /// Creates a payment.
    package init(key: OneCDocumentKey, exchange: String, origin: PaymentOrigin, at: Timestamp) {
        self.key = key
        self.exchange = exchange
        self.origin = origin
        self.at = at
    }
}
