import Domain
import Store

/// Which payments the accountant looks at.
package enum PaymentShelf: String, Hashable, Sendable, CaseIterable {
    /// Money that came in and stands on no order, or not whole.
    case waiting
    /// Money whose rest is an advance on the payer's account.
    case advances
    /// Money that went out and stands on no order: what was returned to clients is among it.
    case returns
    /// Money that stands on orders for which too much is paid.
    case overpaid
    /// Everything, the newest first.
    case all

    /// The condition on `payment`.
    var condition: SQL {
        switch self {
        case .waiting: "payment.waiting = 1"
        case .advances: "payment.advance = 1 AND payment.direction = 'incoming'"
        case .returns:
            """
            payment.direction = 'outgoing' AND payment.state = 'posted' AND payment.advance = 0
            AND payment.twin_id IS NULL AND payment.allocated < payment.amount
            """
        case .overpaid:
            """
            payment.id IN (SELECT allocation.payment_id FROM client_order
                JOIN allocation ON allocation.order_id = client_order.id AND allocation.released_by IS NULL
                WHERE client_order.paid > client_order.amount)
            """
        case .all: "payment.twin_id IS NULL"
        }
    }
}
