package import Domain
package import Store

/// Keeps the `client_order` table.
package enum OrderBook {
    /// An order.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func record(_ id: OrderID, in connection: any Connection) throws -> OrderRecord {
        guard let found = try all("id = \(id)", in: connection).first else {
            throw SvodError(.notFound, "there is no order \(id)")
        }
        return found
    }

    /// The order of 1C's name, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(_ key: OneCDocumentKey, in connection: any Connection) throws -> OrderRecord? {
        if let found = try all("doc_key = \(key)", in: connection).first { return found }
        let other = try connection.row("SELECT order_id FROM order_alias WHERE doc_key = \(key)")
        return try other.flatMap { try all("id = \($0.get("order_id") as OrderID)", in: connection).first }
    }

    /// Whether an order is known under a second name already.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func hasFurtherName(_ order: OrderID, in connection: any Connection) throws -> Bool {
        try connection.row("SELECT doc_key FROM order_alias WHERE order_id = \(order) LIMIT 1") != nil
    }

    /// Remembers a further name of an order: 1C's own identifier of what it has first told under the site's.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func name(_ order: OrderID, also key: OneCDocumentKey, in connection: any Connection) throws {
        try connection.execute(
            "INSERT INTO order_alias (doc_key, order_id) VALUES (\(key), \(order)) ON CONFLICT DO NOTHING"
        )
    }

    /// The order that is, or that was billed by, the document of 1C's name.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func order(of base: OneCDocumentKey, in connection: any Connection) throws -> OrderID? {
        if let row = try connection.row("SELECT id FROM client_order WHERE doc_key = \(base)") {
            return try row.get("id")
        }
        if let row = try connection.row("SELECT order_id FROM order_alias WHERE doc_key = \(base)") {
            return try row.get("order_id")
        }
        return try connection.row("SELECT order_id FROM invoice WHERE doc_key = \(base)")?.get("order_id")
    }

    /// The orders of a deal, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func orders(of card: CardID, in connection: any Connection) throws -> [OrderRecord] {
        try all("card_id = \(card) ORDER BY id LIMIT 1000", in: connection)
    }

    /// Adds an order, and returns it with its number. What is paid, shipped and still due stays 0:
    /// ``settle(_:at:in:)`` says it in the same transaction, and the indexes of what is due are written once.
    ///
    /// - Throws: ``SvodError`` `conflict` when it is known, or from the store.
    package static func add(
        _ order: OrderRecord,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> OrderRecord {
        var order = order
        order.id = OrderID(
            try connection.insert("INSERT INTO client_order \(newColumns) VALUES \(values(of: order, at: moment))")
        )
        return order
    }

    static let newColumns: SQL = """
        (doc_key, exchange, source, card_id, company_id, site_number, number, dated, standing, amount, currency, due_on,
        inn, client, manager, settled_number, settled_on, paid, shipped, balance, created_at, changed_at)
        """

    /// A new order's row, its sums as the record has them but for the balance of one that is to be settled still.
    static func values(of order: OrderRecord, at moment: Timestamp, isSettled: Bool = false) -> SQL {
        """
        (\(order.key), \(order.exchange), \(order.source), \(order.card), \(order.company), \(order.siteNumber),
        \(order.number), \(order.date?.dayNumber), \(order.standing), \(order.amount.minor), \(order.amount.currency),
        \(order.dueDate?.dayNumber), \(order.inn), \(order.client), \(order.manager),
        \(order.settlement.map { $0.number ?? "" }), \(order.settlement?.date?.dayNumber), \(order.paid),
        \(order.shipped), \(isSettled ? order.balance : 0), \(moment), \(moment))
        """
    }

    /// Writes what is paid, shipped and still due of an order.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func settle(_ order: OrderRecord, at moment: Timestamp, in connection: any Connection) throws {
        try connection.execute(
            """
            UPDATE client_order SET paid = \(order.paid), shipped = \(order.shipped), balance = \(order.balance),
                changed_at = \(moment)
            WHERE id = \(order.id)
            """
        )
    }

    /// Writes what an order has become, its balance included.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func write(_ order: OrderRecord, at moment: Timestamp, in connection: any Connection) throws {
        try connection.execute(
            """
            UPDATE client_order SET exchange = \(order.exchange), source = \(order.source), card_id = \(order.card),
                company_id = \(order.company), site_number = \(order.siteNumber), number = \(order.number),
                dated = \(order.date?.dayNumber), standing = \(order.standing), amount = \(order.amount.minor),
                currency = \(order.amount.currency), due_on = \(order.dueDate?.dayNumber), inn = \(order.inn),
                client = \(order.client), manager = \(order.manager),
                settled_number = \(order.settlement.map { $0.number ?? "" }),
                settled_on = \(order.settlement?.date?.dayNumber), paid = \(order.paid), shipped = \(order.shipped),
                balance = \(order.balance), changed_at = \(moment)
            WHERE id = \(order.id)
            """
        )
    }

    /// Binds an order to its deal.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func link(_ order: OrderID, to card: CardID, in connection: any Connection) throws {
        try connection.execute("UPDATE client_order SET card_id = \(card) WHERE id = \(order)")
    }

    /// Binds orders to their deals.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func link(_ deals: [(order: OrderID, card: CardID)], in connection: any Connection) throws {
        guard !deals.isEmpty else { return }
        let cards = deals.map { deal -> SQL in "WHEN \(deal.order) THEN \(deal.card)" }
        try connection.execute(
            """
            UPDATE client_order SET card_id = CASE id \(cards.joined(" ")) END WHERE id IN (\(list: deals.map(\.order)))
            """
        )
    }

    /// The deal of an order, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func card(of order: OrderID, in connection: any Connection) throws -> CardID? {
        try connection.row("SELECT card_id FROM client_order WHERE id = \(order)")?.get("card_id")
    }

    /// What is paid for an order: allocations of incoming payments less those of returns of money.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func paid(for order: OrderID, in connection: any Connection) throws -> Int64 {
        try connection.rows(
            "SELECT direction, amount FROM allocation WHERE order_id = \(order) AND released_by IS NULL"
        )
        .reduce(0) { sum, row in
            let amount: Int64 = try row.get("amount")
            return sum + (try row.get("direction") == OneCDirection.incoming ? amount : -amount)
        }
    }

    /// What is shipped of an order: posted shipments less posted returns. That 1C calls an order shipped counts as long as
    /// it tells of no shipment.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func shipped(of order: OrderID, in connection: any Connection) throws -> Int64 {
        let posted = try ShipmentBook.shipments(of: order, in: connection).filter(\.standing.counts)
        func isWord(_ shipment: ShipmentRecord) -> Bool { shipment.key.rawValue.hasSuffix(OneCDocumentKey.shippedWord) }
        let isTold = posted.contains { $0.kind == .shipment && !isWord($0) }
        return posted.filter { !isTold || !isWord($0) }.reduce(0) {
            $0 + ($1.kind == .shipment ? $1.amount.minor : -$1.amount.minor)
        }
    }

    static func all(_ condition: SQL, in connection: any Connection) throws -> [OrderRecord] {
        try connection.rows("SELECT \(OrderRecord.columns) FROM client_order WHERE \(condition)")
            .map(OrderRecord.init(row:))
    }
}
