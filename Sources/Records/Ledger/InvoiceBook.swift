package import Domain
package import Store

/// Keeps the `invoice` table: bills for orders, by which payers name them.
package enum InvoiceBook {
    /// The order that an invoice is for, nil while that is unknown; nil too when there is no such invoice.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(_ key: OneCDocumentKey, in connection: any Connection) throws -> InvoiceRecord? {
        try connection.row("SELECT \(InvoiceRecord.columns) FROM invoice WHERE doc_key = \(key)")
            .map(InvoiceRecord.init(row:))
    }

    /// The invoices for an order, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func invoices(of order: OrderID, in connection: any Connection) throws -> [InvoiceRecord] {
        try connection.rows(
            "SELECT \(InvoiceRecord.columns) FROM invoice WHERE order_id = \(order) ORDER BY id LIMIT 1000"
        ).map(InvoiceRecord.init(row:))
    }

    /// Writes an invoice as a document says.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func write(_ document: OneCDocument, order: OrderID?, in connection: any Connection) throws {
        try connection.execute(
            """
            INSERT INTO invoice (doc_key, exchange, order_id, base_key, number, dated, standing, amount, currency, due_on)
            VALUES (\(document.key), \(document.exchange), \(order), \(document.baseKey), \(document.number),
                \(document.date?.dayNumber), \(document.standing), \(document.sum.minor), \(document.sum.currency),
                \(document.dueDate?.dayNumber))
            ON CONFLICT (doc_key) DO UPDATE SET exchange = excluded.exchange, order_id = excluded.order_id,
                base_key = excluded.base_key, number = excluded.number, dated = excluded.dated,
                standing = excluded.standing, amount = excluded.amount, currency = excluded.currency,
                due_on = excluded.due_on
            """
        )
    }

    /// Binds the invoices that rest upon an order to it, and returns them.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func adopt(
        by order: OrderID,
        _ base: OneCDocumentKey,
        in connection: any Connection
    ) throws -> [InvoiceRecord] {
        try connection.execute(
            "UPDATE invoice SET order_id = \(order) WHERE base_key = \(base) AND order_id IS NULL"
        )
        return try invoices(of: order, in: connection)
    }
}
