import Domain
import Records
package import Store

/// What svod holds beside what 1C holds.
package enum BooksComparison {
    /// Where the ledger, its allocations or the deals differ from 1C's books, to the kopeck; empty when nowhere.
    package static func differences(from books: PackageBooks, in engine: any Engine) async throws -> [String] {
        try await engine.read { connection in
            let orders = try connection.rows("SELECT id FROM client_order ORDER BY id").map {
                try OrderBook.record($0.get("id"), in: connection)
            }
            var found = try contradictions(in: connection)
            let (expected, names) = (books.expected, orders.map(\.key.rawValue))
            if names.sorted() != expected.keys.sorted() {
                found.append("orders \(names.sorted()) for \(expected.keys.sorted())")
            }
            for order in orders {
                guard let wanted = expected[order.key.rawValue] else { continue }
                found += try differences(of: order, from: wanted, in: connection)
            }
            return try found + doubles(of: orders, in: connection) + differences(of: books.allocations, in: connection)
                + strangers(among: orders, books)
        }
    }

    /// What holds at any moment: what rows say is what stands, and never more stands than there is.
    package static func contradictions(in connection: any Connection) throws -> [String] {
        let payments = try connection.rows(
            """
            SELECT payment.id AS id FROM payment LEFT JOIN allocation
                ON allocation.payment_id = payment.id AND allocation.released_by IS NULL
            GROUP BY payment.id, payment.allocated, payment.amount, payment.state
            HAVING coalesce(sum(allocation.amount), 0) <> payment.allocated OR payment.allocated > payment.amount
                OR (payment.allocated > 0 AND payment.state <> 'posted')
            """
        ).map { "payment \(try $0.get("id") as Int64) contradicts itself" }
        let orders = try connection.rows(
            """
            SELECT client_order.id AS id FROM client_order LEFT JOIN allocation
                ON allocation.order_id = client_order.id AND allocation.released_by IS NULL
            GROUP BY client_order.id, client_order.paid
            HAVING client_order.paid <>
                coalesce(sum(CASE WHEN allocation.direction = 'incoming' THEN allocation.amount ELSE -allocation.amount END), 0)
            """
        ).map { "order \(try $0.get("id") as Int64) contradicts itself" }
        return payments + orders
    }

    private static func differences(
        of order: OrderRecord,
        from wanted: PackageBooks.Expected,
        in connection: any Connection
    ) throws -> [String] {
        let seen = PackageBooks.Expected(
            amount: order.amount.minor,
            paid: order.paid,
            shipped: order.shipped,
            isAlive: order.isAlive,
            due: order.dueDate.map { "\($0)" }
        )
        let found = seen == wanted ? [] : ["\(order.key): \(seen), in 1C \(wanted)"]
        guard let card = order.card else {
            // An order that was called off before anybody heard of it becomes no deal.
            return found + (wanted.isAlive ? ["\(order.key) has no deal"] : [])
        }
        return try found + differences(of: card, from: wanted, in: connection).map { "the deal of \(order.key): \($0)" }
    }

    /// The figures of the deal, as far as its funnel has fields for them.
    private static func differences(
        of card: CardID,
        from wanted: PackageBooks.Expected,
        in connection: any Connection
    ) throws -> [String] {
        let record = try CardBook.record(of: card, in: connection)
        let fields = try CardBook.fields(of: card, in: connection).mapValues(\.value)
        let amount = wanted.isAlive ? wanted.amount : 0
        let due = wanted.isAlive ? max(0, amount - wanted.paid) : 0
        func percent(_ part: Int64) -> FieldValue? { amount > 0 ? .int(max(0, part) * 100 / amount) : nil }
        let figures: [String: FieldValue?] = [
            "paid_sum": .money(Money(minor: wanted.paid)), "due_sum": .money(Money(minor: due)),
            "overpaid_sum": .money(Money(minor: max(0, wanted.paid - amount))),
            "shipped_sum": .money(Money(minor: wanted.shipped)), "paid_pct": percent(wanted.paid),
            "shipped_pct": percent(wanted.shipped),
            "deferred_to": due > 0 ? wanted.due.flatMap { CivilDate($0) }.map { .date($0) } : nil,
        ]
        var found = figures.keys.sorted().compactMap { name in
            fields[name] == figures[name] ?? nil
                ? nil : "\(name) \(String(describing: fields[name])), in 1C \(String(describing: figures[name] ?? nil))"
        }
        if record.amount != Money(minor: amount) { found.append("amount \(record.amount), in 1C \(amount)") }
        return found
    }

    /// Deals that no order has, or more than one.
    private static func doubles(of orders: [OrderRecord], in connection: any Connection) throws -> [String] {
        let cards = orders.compactMap(\.card)
        let count: Int64 = try connection.row("SELECT count(*) AS n FROM card")?.get("n") ?? 0
        return Int64(cards.count) == count && Set(cards).count == cards.count
            ? [] : ["\(count) deals for \(cards.count) orders"]
    }

    private static func differences(of wanted: [String: Int64], in connection: any Connection) throws -> [String] {
        guard !wanted.isEmpty else { return [] }
        let rows = try connection.rows(
            """
            SELECT payment.doc_key AS payment, client_order.doc_key AS placed, sum(allocation.amount) AS amount
            FROM allocation JOIN payment ON payment.id = allocation.payment_id
                JOIN client_order ON client_order.id = allocation.order_id
            WHERE allocation.released_by IS NULL GROUP BY payment.doc_key, client_order.doc_key
            """
        )
        var standing: [String: Int64] = [:]
        for row in rows {
            standing["\(try row.get("payment") as String) > \(try row.get("placed") as String)"] = try row.get("amount")
        }
        return Set(standing.keys).union(wanted.keys).sorted().filter { standing[$0] != wanted[$0] }.map {
            "\($0): \(standing[$0] ?? 0), in 1C \(wanted[$0] ?? 0)"
        }
    }

    /// Orders that the site made and that do not stand on its deal, and the other way round.
    private static func strangers(among orders: [OrderRecord], _ books: PackageBooks) -> [String] {
        let made = Dictionary(uniqueKeysWithValues: books.ofSite.map { ($0.value, $0.key) })
        return orders.filter { order in
            let number = order.card.flatMap { OneCSiteNumber.text(of: $0) }
            return made[order.key.rawValue].map { number != $0 || order.siteNumber != $0 } ?? (order.siteNumber != nil)
        }.map { "\($0.key) stands on another deal than 1C's" }
    }
}
