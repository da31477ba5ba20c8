package import Domain
import Store

/// A row of the `allocation` table: a part of a payment that stands, or stood, on an order.
package struct AllocationRecord: Hashable, Sendable {
    /// Its number.
    package let id: AllocationID
    /// The payment.
    package let payment: PaymentID
    /// The order.
    package let order: OrderID
    /// How much, never 0.
    package let amount: Int64
    /// The decision that made it.
    package let madeBy: DecisionID
    /// The decision that took it off; nil while it stands.
    package let releasedBy: DecisionID?

    static let columns: SQL = "id, payment_id, order_id, amount, made_by, released_by"

    init(row: Row) throws {
        id = try row.get("id")
        payment = try row.get("payment_id")
        order = try row.get("order_id")
        amount = try row.get("amount")
        madeBy = try row.get("made_by")
        releasedBy = try row.get("released_by")
    }
}
