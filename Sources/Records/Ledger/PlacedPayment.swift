package import Domain
package import Store

/// A payment of which nothing is known yet, and where the evidence puts it.
package struct PlacedPayment: Sendable {
    /// The payment as its document tells it.
    package var payment: PaymentRecord
    /// What brought its document.
    package let cause: Cause
    /// What of it stands where; empty when the evidence is not clear.
    package var shares: [AllocationShare] = []
    /// Why, as its decision keeps it.
    package var explanation: String?
    /// The running numbers that its purpose names.
    package var tails: Set<String> = []
    /// The decision that put it there, once it is written.
    package internal(set) var decision: DecisionID?

    /// Creates a payment that stands nowhere.
    package init(_ payment: PaymentRecord, cause: Cause) {
        self.payment = payment
        self.cause = cause
    }
}
