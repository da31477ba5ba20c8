package import Domain
package import Store

/// Writes orders that nobody has heard of, many at once: a statement a table for a page of them. Writing one after the
/// other comes to the same rows.
package enum NewOrders {
    /// The orders of a page of which the store knows something already, or that something waits for: these are to be taken
    /// in by themselves, with a look at what is known.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func known(_ page: [NewOrder], in connection: any Connection) throws -> Set<OneCDocumentKey> {
        var known = try touched(page.map(\.order.key), in: connection)
        let payments = try knownPayments(page.flatMap(\.payments), in: connection)
        let waited = try awaited(page.map(\.order), in: connection)
        for new in page where !known.contains(new.order.key) {
            if new.payments.contains(where: payments.contains) || waited.contains(new.order.key) {
                known.insert(new.order.key)
            }
        }
        return known
    }

    /// Writes orders of which ``known(_:in:)`` says nothing: their numbers, lines, versions and payments with them.
    ///
    /// - Returns: The same with their numbers in the ledger.
    /// - Throws: ``SvodError`` from the store.
    package static func write(
        _ page: [NewOrder],
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> [NewOrder] {
        var page = page
        for index in page.indices { page[index].order.paid = page[index].payments.reduce(0) { $0 + $1.available } }
        let orders = try insert(
            "client_order \(OrderBook.newColumns)",
            page.map { OrderBook.values(of: $0.order, at: moment, isSettled: true) },
            in: connection
        )
        for index in page.indices { page[index].order.id = OrderID(try number(of: page[index].order.key, in: orders)) }
        try writeDetails(of: page, in: connection)
        try post(&page, at: moment, in: connection)
        return page
    }
}

extension NewOrders {
    /// The orders of these names that are known, or upon which something rests.
    private static func touched(
        _ keys: [OneCDocumentKey],
        in connection: any Connection
    ) throws -> Set<OneCDocumentKey> {
        let rows = try connection.rows(
            """
            SELECT doc_key FROM client_order WHERE doc_key IN (\(list: keys))
            UNION ALL SELECT doc_key FROM order_alias WHERE doc_key IN (\(list: keys))
            UNION ALL SELECT doc_key FROM onec_version WHERE doc_key IN (\(list: keys))
            UNION ALL SELECT doc_key FROM onec_refusal WHERE settled_at IS NULL AND doc_key IN (\(list: keys))
            UNION ALL SELECT base_key FROM invoice WHERE base_key IN (\(list: keys))
            UNION ALL SELECT base_key FROM shipment WHERE base_key IN (\(list: keys))
            UNION ALL SELECT base_key FROM payment WHERE base_key IN (\(list: keys))
            UNION ALL SELECT list_key FROM payment WHERE list_key IN (\(list: keys))
            """
        )
        return Set(try rows.map { try $0.get("doc_key") })
    }

    /// Tells whether a payment is known, or a row of a bank's statement may tell of the same money.
    private static func knownPayments(
        _ payments: [PaymentRecord],
        in connection: any Connection
    ) throws -> KnownPayments {
        guard !payments.isEmpty else { return KnownPayments() }
        let keys = try connection.rows(
            """
            SELECT doc_key FROM payment WHERE doc_key IN (\(list: payments.map(\.key)))
            UNION ALL SELECT doc_key FROM onec_version WHERE doc_key IN (\(list: payments.map(\.key)))
            """
        )
        let sums = try connection.rows(
            """
            SELECT amount FROM payment
            WHERE source = 'bank' AND twin_id IS NULL AND amount IN (\(list: Set(payments.map(\.amount.minor)).sorted()))
            """
        )
        return KnownPayments(
            keys: Set(try keys.map { try $0.get("doc_key") }),
            sums: Set(try sums.map { try $0.get("amount") })
        )
    }

    private struct KnownPayments {
        var keys: Set<OneCDocumentKey> = []
        var sums: Set<Int64> = []

        func contains(_ payment: PaymentRecord) -> Bool {
            keys.contains(payment.key) || sums.contains(payment.amount.minor)
        }
    }

    /// The orders whose number a waiting payment names, or whose client has paid something that waits.
    private static func awaited(
        _ orders: [OrderRecord],
        in connection: any Connection
    ) throws -> Set<OneCDocumentKey> {
        let tails = orders.map { order in
            [order.number, order.siteNumber].compactMap { $0.flatMap { DocumentNumber($0)?.tail } }
        }
        let named = try connection.rows(
            """
            SELECT payment_reference.tail_key FROM payment_reference
            WHERE payment_reference.tail_key IN (\(list: Set(tails.joined()).sorted()))
            """
        )
        let paying = try connection.rows(
            "SELECT inn FROM payment WHERE waiting = 1 AND inn IN (\(list: Set(orders.compactMap(\.inn)).sorted()))"
        )
        let (tailsOfSome, inns): (Set<String>, Set<String>) = (
            Set(try named.map { try $0.get("tail_key") }), Set(try paying.map { try $0.get("inn") })
        )
        let awaited = zip(orders, tails).filter { order, tails in
            tails.contains(where: tailsOfSome.contains) || order.inn.map(inns.contains) == true
        }
        return Set(awaited.map(\.0.key))
    }
}

extension NewOrders {
    private static func writeDetails(of page: [NewOrder], in connection: any Connection) throws {
        try execute(
            "order_line \(OrderLines.newColumns)",
            page.flatMap { new in
                new.lines.enumerated().map { OrderLines.values(of: $1, at: $0, of: new.order.id) }
            },
            in: connection
        )
        try execute("order_number \(OrderNumbers.newColumns)", page.flatMap { numbers(of: $0.order) }, in: connection)
        try execute(
            "onec_version \(DocumentVersions.newColumns)",
            page.map { DocumentVersions.values($0.version, of: $0.order.key, from: $0.way) },
            in: connection
        )
    }

    private static func numbers(of order: OrderRecord) -> [SQL] {
        [(order.number, OrderNumbers.Document.order), (order.siteNumber, .site)].compactMap { number, document in
            number.flatMap { number in
                DocumentNumber(number).map {
                    OrderNumbers.values(number, $0, of: order.key, document, order.id, order.date)
                }
            }
        }
    }

    /// Puts each payment whole onto its order, with its first version and the decision.
    private static func post(
        _ page: inout [NewOrder],
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        for index in page.indices { page[index].payments = page[index].payments.map(PaymentBook.posted) }
        let made = try insert(
            "payment \(PaymentBook.newColumns)",
            page.flatMap(\.payments).map { PaymentBook.values(of: $0, at: moment) },
            in: connection
        )
        for index in page.indices {
            for part in page[index].payments.indices {
                page[index].payments[part].id = PaymentID(
                    try number(of: page[index].payments[part].key, in: made)
                )
            }
        }
        let payments = page.flatMap(\.payments)
        try execute(
            "payment_version \(PaymentBook.versionColumns)",
            page.flatMap { new in
                new.payments.map { PaymentBook.version(1, of: $0, change: .posted, cause: new.cause, at: moment) }
            },
            in: connection
        )
        let decisions = try decide(payments, at: moment, in: connection)
        try execute(
            "allocation \(AllocationBook.newColumns)",
            page.flatMap { new in
                new.payments.compactMap { payment in
                    decisions[payment.id].map { AllocationBook.values(payment, on: new.order.id, by: $0) }
                }
            },
            in: connection
        )
    }

    private static func decide(
        _ payments: [PaymentRecord],
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> [PaymentID: DecisionID] {
        var made: [PaymentID: DecisionID] = [:]
        try connection.inBatches(payments.map { AllocationBook.values(.base, about: $0, by: nil, at: moment) }) {
            rows in
            let answer = try connection.rows(
                "INSERT INTO allocation_decision \(AllocationBook.decisionColumns) VALUES \(rows) RETURNING id, payment_id"
            )
            for row in answer { made[try row.get("payment_id")] = try row.get("id") }
        }
        return made
    }
}

extension NewOrders {
    /// Inserts rows of a table that has names of 1C; answers their numbers by these names.
    private static func insert(
        _ table: SQL,
        _ rows: [SQL],
        in connection: any Connection
    ) throws -> [OneCDocumentKey: Int64] {
        var made: [OneCDocumentKey: Int64] = [:]
        try connection.inBatches(rows) { rows in
            for row in try connection.rows("INSERT INTO \(table) VALUES \(rows) RETURNING id, doc_key") {
                made[try row.get("doc_key")] = try row.get("id")
            }
        }
        return made
    }

    private static func execute(_ table: SQL, _ rows: [SQL], in connection: any Connection) throws {
        try connection.inBatches(rows) { try connection.execute("INSERT INTO \(table) VALUES \($0)") }
    }

    private static func number(of key: OneCDocumentKey, in made: [OneCDocumentKey: Int64]) throws -> Int64 {
        guard let number = made[key] else { throw SvodError(.storeFailed, "\(key) was written and got no number") }
        return number
    }
}
