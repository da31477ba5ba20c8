package import Domain
package import Records

/// An order that a payment may mean.
package struct MatchCandidate: Hashable, Sendable {
    /// The order.
    package let order: OrderRecord
    /// The numbers under which people know it: its own and those of its invoices.
    package let numbers: [OrderNumbers.Entry]

    /// Creates a candidate.
    package init(order: OrderRecord, numbers: [OrderNumbers.Entry]) {
        self.order = order
        self.numbers = numbers
    }

    /// How much of a payment may stand on the order: what is left to pay, or, of money that went back, what is paid.
    package func room(for direction: OneCDirection) -> Int64 {
        direction == .incoming ? order.balance : max(0, order.paid)
    }
}
