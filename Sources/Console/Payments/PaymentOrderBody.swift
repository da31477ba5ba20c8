import Domain
import Records

/// The body of a command on a payment.
struct PaymentOrderBody: Decodable {
    /// A part for an order.
    struct Share: Decodable {
        let order: OrderID
        /// In the smallest unit of the payment's currency.
        let amount: Int64
    }

    /// Where it is to stand.
    var shares: [Share]?
    /// Whether what is left is an advance.
    var advance: Bool?
    /// The last decision that the person has seen.
    var seen: DecisionID?

    /// The shares as the ledger takes them.
    var allocation: [AllocationShare] {
        (shares ?? []).map { AllocationShare(order: $0.order, amount: $0.amount) }
    }
}
