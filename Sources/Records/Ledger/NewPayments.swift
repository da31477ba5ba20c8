package import Domain
package import Store

/// Writes payments that nobody has heard of and that rest upon nothing, many at once: a statement a table for a page of
/// them. Writing one after the other comes to the same rows.
package enum NewPayments {
    /// The payments of a page that are known, or that a payment of the other kind of source may tell of too: these are to
    /// be taken in by themselves. All are of one kind, a bank's or 1C's.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func known(
        _ page: [PaymentRecord],
        within days: Int,
        in connection: any Connection
    ) throws -> Set<OneCDocumentKey> {
        let rows = try connection.rows("SELECT doc_key FROM payment WHERE doc_key IN (\(list: page.map(\.key)))")
        var known: Set<OneCDocumentKey> = Set(try rows.map { try $0.get("doc_key") })
        let others = try likenesses(of: page, within: days, in: connection)
        for payment in page {
            guard let date = payment.date else { continue }
            let isLike = others[payment.amount, default: []].contains { abs($0 - date) <= days }
            if isLike { known.insert(payment.key) }
        }
        return known
    }

    /// The days of payments from the other kind of source, not recognised yet, that have one of the page's sums.
    private static func likenesses(
        of page: [PaymentRecord],
        within: Int,
        in connection: any Connection
    ) throws -> [Money: [CivilDate]] {
        let other: SQL =
            page.first?.origin == .bank
            ? "source IN ('commerceML', 'json')" : "source = 'bank' AND twin_id IS NULL"
        let days = page.compactMap { $0.date?.dayNumber }
        guard let first = days.min(), let last = days.max() else { return [:] }
        let rows = try connection.rows(
            """
            SELECT amount, currency, dated FROM payment
            WHERE amount IN (\(list: Set(page.map(\.amount.minor)).sorted())) AND direction = 'incoming'
                AND dated BETWEEN \(first - within) AND \(last + within) AND \(other)
            """
        )
        var found: [Money: [CivilDate]] = [:]
        for row in rows {
            guard let date = try row.date("dated") else { continue }
            found[Money(minor: try row.get("amount"), currency: try row.get("currency")), default: []].append(date)
        }
        return found
    }

    /// The orders of which an exchange without payments has said that nothing is left to pay: a further payment changes
    /// what stands for that word.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func settled(
        _ orders: [OrderRecord],
        in connection: any Connection
    ) throws -> Set<OrderID> {
        guard !orders.isEmpty else { return [] }
        let names = Dictionary(orders.map { ($0.key.settled, $0.id) }) { first, _ in first }
        let rows = try connection.rows("SELECT doc_key FROM payment WHERE doc_key IN (\(list: names.keys.map { $0 }))")
        return Set(try rows.compactMap { names[try $0.get("doc_key")] })
            .union(orders.filter { $0.settlement != nil }.map(\.id))
    }

    /// Writes payments, their first versions, and the decisions that put them on orders.
    ///
    /// - Returns: The same with their numbers.
    /// - Throws: ``SvodError`` from the store.
    package static func write(
        _ page: [PlacedPayment],
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> [PlacedPayment] {
        var page = page
        for index in page.indices {
            page[index].payment.allocated = page[index].shares.reduce(0) { $0 + $1.amount }
            page[index].payment.versions = 1
            page[index].payment.isWaiting = page[index].payment.rest > 0
        }
        let made = try insert(page.map(\.payment), at: moment, in: connection)
        for index in page.indices {
            guard let id = made[page[index].payment.key] else {
                throw SvodError(.storeFailed, "\(page[index].payment.key) was written and got no number")
            }
            page[index].payment.id = id
        }
        try connection.inBatches(
            page.map { PaymentBook.version(1, of: $0.payment, change: .posted, cause: $0.cause, at: moment) }
        ) { try connection.execute("INSERT INTO payment_version \(PaymentBook.versionColumns) VALUES \($0)") }
        try place(&page, at: moment, in: connection)
        try connection.inBatches(
            page.filter(\.payment.isWaiting).flatMap { placed in
                placed.tails.sorted().map { "(\(placed.payment.id), \($0))" as SQL }
            }
        ) { try connection.execute("INSERT INTO payment_reference (payment_id, tail_key) VALUES \($0)") }
        return page
    }

    private static func insert(
        _ payments: [PaymentRecord],
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> [OneCDocumentKey: PaymentID] {
        var made: [OneCDocumentKey: PaymentID] = [:]
        try connection.inBatches(payments.map { PaymentBook.values(of: $0, at: moment) }) { values in
            let rows = try connection.rows(
                "INSERT INTO payment \(PaymentBook.newColumns) VALUES \(values) RETURNING id, doc_key"
            )
            for row in rows { made[try row.get("doc_key")] = try row.get("id") }
        }
        return made
    }

    private static func place(
        _ page: inout [PlacedPayment],
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        var made: [PaymentID: DecisionID] = [:]
        try connection.inBatches(
            page.filter { !$0.shares.isEmpty }.map { placed in
                AllocationBook.values(
                    .evidence,
                    about: placed.payment,
                    by: nil,
                    explanation: placed.explanation,
                    at: moment
                )
            }
        ) { values in
            let rows = try connection.rows(
                """
                INSERT INTO allocation_decision \(AllocationBook.decisionColumns) VALUES \(values)
                RETURNING id, payment_id
                """
            )
            for row in rows { made[try row.get("payment_id")] = try row.get("id") }
        }
        for index in page.indices { page[index].decision = made[page[index].payment.id] }
        try connection.inBatches(
            page.flatMap { placed in
                placed.decision.map { decision in
                    placed.shares.map { AllocationBook.values($0, of: placed.payment, by: decision) }
                } ?? []
            }
        ) { try connection.execute("INSERT INTO allocation \(AllocationBook.newColumns) VALUES \($0)") }
    }
}
