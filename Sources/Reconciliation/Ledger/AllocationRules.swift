package import Domain
package import Records

/// Where the money of a payment goes by itself: to the order that 1C names, and never more than there is.
package enum AllocationRules {
    /// What a decision does.
    package struct Steps: Hashable, Sendable {
        /// Why.
        package var way: AllocationWay
        /// What is taken off its order.
        package var release: [AllocationRecord] = []
        /// What is put on an order then.
        package var place: [AllocationShare] = []
    }

    /// What is put back: it belongs to the decision that made it.
    package struct Restored: Hashable, Sendable {
        /// What stands again.
        package let share: AllocationShare
        /// The decision that put it there first.
        package let madeBy: DecisionID
    }

    /// What 1C's word leads to, in order; empty when everything stands where it should.
    ///
    /// - Parameters:
    ///   - payment: The payment as it is now.
    ///   - order: The order that it rests upon, once known.
    ///   - standing: What of it stands.
    ///   - isSplit: Whether a person put it where it stands and 1C has named no other order since.
    package static func follow(
        _ payment: PaymentRecord,
        order: OrderID?,
        standing: [AllocationRecord],
        isSplit: Bool
    ) -> Steps? {
        guard payment.available > 0 else {
            return standing.isEmpty ? nil : Steps(way: .correction, release: standing)
        }
        guard let order, !isSplit else { return trim(payment, standing) }
        let whole = [AllocationShare(order: order, amount: payment.available)]
        if standing.map({ AllocationShare(order: $0.order, amount: $0.amount) }) == whole { return nil }
        return Steps(way: .base, release: standing, place: whole)
    }

    /// Takes off what is more than the payment is worth now, the latest first.
    package static func trim(_ payment: PaymentRecord, _ standing: [AllocationRecord]) -> Steps? {
        var excess = standing.reduce(0) { $0 + $1.amount } - payment.available
        guard excess > 0 else { return nil }
        var steps = Steps(way: .correction)
        for allocation in standing.reversed() where excess > 0 {
            steps.release.append(allocation)
            let kept = max(0, allocation.amount - excess)
            if kept > 0 { steps.place.append(AllocationShare(order: allocation.order, amount: kept)) }
            excess -= allocation.amount - kept
        }
        return steps
    }

    /// What stood before, as far as the payment is worth it now.
    package static func restore(_ released: [AllocationRecord], rest: Int64) -> [Restored] {
        var left = rest
        return released.compactMap { allocation in
            let amount = min(allocation.amount, left)
            guard amount > 0 else { return nil }
            left -= amount
            return Restored(share: AllocationShare(order: allocation.order, amount: amount), madeBy: allocation.madeBy)
        }
    }
}
