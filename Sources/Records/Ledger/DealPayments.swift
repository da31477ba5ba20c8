package import Domain
package import Store

/// The payments of a deal as its tab shows them: what stands, and what stood and was taken back.
package enum DealPayments {
    /// A payment on one of the deal's orders.
    package struct Entry: Hashable, Sendable {
        /// The payment as it is now.
        package let payment: PaymentRecord
        /// The order.
        package let order: OrderID
        /// How much of it stands on the order, or stood there last; below 0 when money was returned.
        package let amount: Int64
        /// Whether it stands.
        package let isStanding: Bool
    }

    private static let most = 1_000

    /// The payments on these orders, by day; those that stand no more keep their last sum.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func rows(of orders: [OrderID], in connection: any Connection) throws -> [Entry] {
        guard !orders.isEmpty else { return [] }
        let rows = try connection.rows(
            """
            SELECT \(PaymentRecord.columns), allocation.order_id AS order_id, allocation.amount AS placed,
                allocation.id AS allocation_id, (allocation.released_by IS NULL) AS is_standing
            FROM allocation JOIN payment ON payment.id = allocation.payment_id
            WHERE allocation.order_id IN (\(list: orders)) ORDER BY allocation.id DESC LIMIT \(most)
            """
        )
        var entries: [Place: Entry] = [:]
        for row in rows {
            let payment = try PaymentRecord(row: row)
            let place = Place(payment: payment.id, order: try row.get("order_id"))
            let isStanding: Bool = try row.get("is_standing")
            let placed: Int64 = try row.get("placed")
            let amount = payment.direction == .incoming ? placed : -placed
            let known = entries[place]
            if let known, !isStanding || !known.isStanding {
                if isStanding, !known.isStanding {
                    entries[place] = Entry(payment: payment, order: place.order, amount: amount, isStanding: true)
                }
                continue
            }
            let sum = (known?.amount ?? 0) + amount
            entries[place] = Entry(payment: payment, order: place.order, amount: sum, isStanding: isStanding)
        }
        // A bank's row whose money went over to 1C's payment is told by that one.
        return entries.values.filter { $0.isStanding || $0.payment.twin == nil }.sorted(by: isEarlier)
    }

    private struct Place: Hashable {
        let payment: PaymentID
        let order: OrderID
    }

    private static func isEarlier(_ left: Entry, _ right: Entry) -> Bool {
        left.payment.id == right.payment.id ? left.order < right.order : isEarlier(left.payment, right.payment)
    }

    /// Whether a payment stands above another.
    package static func isEarlier(_ left: PaymentRecord, _ right: PaymentRecord) -> Bool {
        let (first, second) = (left.date?.dayNumber ?? .min, right.date?.dayNumber ?? .min)
        return (first, left.id) < (second, right.id)
    }
}
