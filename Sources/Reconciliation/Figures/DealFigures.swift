package import Domain
package import Records

/// What 1C's orders amount to for a deal.
package struct DealFigures: Hashable, Sendable {
    /// What is to be paid: the sums of the orders that are neither called off nor deleted.
    package let amount: Money
    /// What is paid for them, and for those that are called off.
    package let paid: Money
    /// What is left to pay, order by order: what is overpaid on one does not pay another.
    package let due: Money
    /// What is paid too much, order by order.
    package let overpaid: Money
    /// Goods that left, less those that came back.
    package let shipped: Money
    /// By when the first of the orders is to be paid of which something is left to pay.
    package let deferredTo: CivilDate?

    /// Adds up the orders of a deal. Sums of other currencies than the first order's are left out: they cannot be added.
    package init(_ orders: [OrderRecord]) {
        let currency = (orders.first(where: \.isAlive) ?? orders.first)?.amount.currency ?? "RUB"
        let orders = orders.filter { $0.amount.currency == currency }
        let alive = orders.filter(\.isAlive)
        func money(_ minor: Int64) -> Money { Money(minor: minor, currency: currency) }
        amount = money(alive.reduce(0) { $0 + $1.amount.minor })
        paid = money(orders.reduce(0) { $0 + $1.paid })
        due = money(alive.reduce(0) { $0 + $1.balance })
        overpaid = money(orders.reduce(0) { $0 + max(0, $1.paid - ($1.isAlive ? $1.amount.minor : 0)) })
        shipped = money(orders.reduce(0) { $0 + $1.shipped })
        deferredTo = alive.filter { $0.balance > 0 }.compactMap(\.dueDate).min()
    }

    /// How much is paid, in whole percent downwards; nil when there is nothing to pay.
    package var paidPercent: Int64? { Percent.of(paid.minor, in: amount.minor) }
    /// How much is shipped, in whole percent downwards; nil when there is nothing to ship.
    package var shippedPercent: Int64? { Percent.of(shipped.minor, in: amount.minor) }

    /// The fields of the deal's card that hold them, nil for those that hold nothing. A funnel takes those that it
    /// declares with `write: [onec]`; `amount` every card has.
    package var fields: [String: FieldValue?] {
        [
            "amount": .money(amount), "paid_sum": .money(paid), "due_sum": .money(due),
            "overpaid_sum": .money(overpaid), "shipped_sum": .money(shipped),
            "paid_pct": paidPercent.map { .int($0) }, "shipped_pct": shippedPercent.map { .int($0) },
            "deferred_to": deferredTo.map { .date($0) },
        ]
    }
}
