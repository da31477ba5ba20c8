package import Domain
package import Store

/// Keeps the `shipment` table.
package enum ShipmentBook {
    /// The shipment or return of 1C's name, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(_ key: OneCDocumentKey, in connection: any Connection) throws -> ShipmentRecord? {
        try connection.row("SELECT \(ShipmentRecord.columns) FROM shipment WHERE doc_key = \(key)")
            .map(ShipmentRecord.init(row:))
    }

    /// The shipments and returns of an order, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func shipments(of order: OrderID, in connection: any Connection) throws -> [ShipmentRecord] {
        try connection.rows(
            "SELECT \(ShipmentRecord.columns) FROM shipment WHERE order_id = \(order) ORDER BY id LIMIT 10000"
        ).map(ShipmentRecord.init(row:))
    }

    /// Writes a shipment or return as a document says.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func write(
        _ document: OneCDocument,
        order: OrderID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO shipment (doc_key, exchange, kind, order_id, base_key, number, dated, standing, amount, currency,
                lines, changed_at)
            VALUES (\(document.key), \(document.exchange), \(document.kind), \(order), \(document.baseKey),
                \(document.number), \(document.date?.dayNumber), \(document.standing), \(document.sum.minor),
                \(document.sum.currency), \(try JSONText.encode(document.lines)), \(moment))
            ON CONFLICT (doc_key) DO UPDATE SET exchange = excluded.exchange, kind = excluded.kind,
                order_id = excluded.order_id, base_key = excluded.base_key, number = excluded.number,
                dated = excluded.dated, standing = excluded.standing, amount = excluded.amount,
                currency = excluded.currency, lines = excluded.lines, changed_at = excluded.changed_at
            """
        )
    }

    /// Binds the shipments and returns that rest upon any of these documents and have no order yet, and returns the names
    /// of those that were bound.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func adopt(
        by order: OrderID,
        _ bases: [OneCDocumentKey],
        in connection: any Connection
    ) throws -> [OneCDocumentKey] {
        try connection.rows(
            """
            UPDATE shipment SET order_id = \(order) WHERE base_key IN (\(list: bases)) AND order_id IS NULL
            RETURNING doc_key
            """
        ).map { try $0.get("doc_key") }
    }
}
