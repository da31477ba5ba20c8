package import Domain
package import Store

extension PaymentBook {
    /// Writes a payment that nobody has heard of before, whole, onto the order that it rests upon: the payment, its first
    /// version, the decision and the allocation, a statement each. Adding, writing and placing it one after the other
    /// comes to the same rows.
    ///
    /// - Returns: The payment with its number.
    /// - Throws: ``SvodError`` `conflict` when it is known, or from the store.
    package static func post(
        _ payment: PaymentRecord,
        on order: OrderID,
        by staff: StaffID?,
        cause: Cause,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> PaymentRecord {
        var payment = posted(payment)
        payment.id = PaymentID(
            try connection.insert("INSERT INTO payment \(newColumns) VALUES \(values(of: payment, at: moment))")
        )
        try keepVersion(1, of: payment, change: .posted, cause: cause, at: moment, in: connection)
        let decision = try AllocationBook.decide(.base, about: payment, by: staff, at: moment, in: connection)
        try connection.execute(
            """
            INSERT INTO allocation \(AllocationBook.newColumns)
            VALUES \(AllocationBook.values(payment, on: order, by: decision))
            """
        )
        return payment
    }

    /// A payment as it is once all of it stands on its order.
    static func posted(_ payment: PaymentRecord) -> PaymentRecord {
        var payment = payment
        payment.allocated = payment.available
        payment.versions = 1
        return payment
    }

    static let newColumns: SQL = """
        (doc_key, exchange, source, state, major, minor, direction, kind, number, dated, amount, currency, purpose, payer,
        inn, account, base_key, list_key, allocated, waiting, versions, received_at, changed_at)
        """

    static func values(of payment: PaymentRecord, at moment: Timestamp) -> SQL {
        """
        (\(payment.key), \(payment.exchange), \(payment.origin), \(payment.state), \(payment.version.major),
        \(payment.version.minor), \(payment.direction), \(payment.kind), \(payment.number), \(payment.date?.dayNumber),
        \(payment.amount.minor), \(payment.amount.currency), \(payment.purpose), \(payment.payer), \(payment.inn),
        \(payment.account), \(payment.baseKey), \(payment.listKey), \(payment.allocated), \(payment.isWaiting),
        \(payment.versions), \(moment), \(moment))
        """
    }
}
