package import Domain

/// How much of a payment is to stand on an order.
package struct AllocationShare: Hashable, Sendable {
    /// The order.
    package let order: OrderID
    /// How much, above 0, in the smallest unit of the payment's currency.
    package let amount: Int64

    /// Creates a share.
    package init(order: OrderID, amount: Int64) {
        self.order = order
        self.amount = amount
    }
}
