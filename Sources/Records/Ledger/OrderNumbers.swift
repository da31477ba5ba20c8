package import Domain
package import Store

/// Keeps the numbers by which people speak of orders and their invoices: candidates for a payment's purpose.
package enum OrderNumbers {
    /// Which document bears a number.
    package enum Document: String, Hashable, Sendable {
        /// The order itself, in 1C.
        case order
        /// An invoice for it.
        case invoice
        /// The order under the site's number.
        case site
    }

    /// A number and the document that bears it.
    package struct Entry: Hashable, Sendable {
        /// The order that is meant.
        package let order: OrderID
        /// Which document bears it.
        package let document: Document
        /// The number as written.
        package let number: String
        /// The document's day.
        package let date: CivilDate?
    }

    /// Writes the number of a document, or takes it off when it has none that could be compared.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func set(
        _ number: String?,
        of key: OneCDocumentKey,
        _ document: Document,
        order: OrderID,
        date: CivilDate?,
        in connection: any Connection
    ) throws {
        guard let number, let folded = DocumentNumber(number) else {
            try connection.execute("DELETE FROM order_number WHERE doc_key = \(key) AND document = \(document)")
            return
        }
        try connection.execute(
            """
            INSERT INTO order_number \(newColumns) VALUES \(values(number, folded, of: key, document, order, date))
            ON CONFLICT (doc_key, document) DO UPDATE SET order_id = excluded.order_id,
                whole_key = excluded.whole_key, tail_key = excluded.tail_key, number = excluded.number,
                dated = excluded.dated
            """
        )
    }

    static let newColumns: SQL = "(doc_key, document, order_id, whole_key, tail_key, number, dated)"

    static func values(
        _ number: String,
        _ folded: DocumentNumber,
        of key: OneCDocumentKey,
        _ document: Document,
        _ order: OrderID,
        _ date: CivilDate?
    ) -> SQL {
        "(\(key), \(document), \(order), \(folded.whole), \(folded.tail), \(number), \(date?.dayNumber))"
    }

    /// The documents with any of these running numbers, the newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func entries(
        tails: Set<String>,
        limit: Int,
        in connection: any Connection
    ) throws -> [Entry] {
        guard !tails.isEmpty else { return [] }
        return try connection.rows(
            """
            SELECT order_id, document, number, dated FROM order_number WHERE tail_key IN (\(list: tails.sorted()))
            ORDER BY dated DESC NULLS LAST, order_id DESC LIMIT \(limit)
            """
        ).map(entry)
    }

    /// All numbers of these orders.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func entries(of orders: [OrderID], in connection: any Connection) throws -> [Entry] {
        guard !orders.isEmpty else { return [] }
        return try connection.rows(
            "SELECT order_id, document, number, dated FROM order_number WHERE order_id IN (\(list: orders))"
        ).map(entry)
    }

    private static func entry(_ row: Row) throws -> Entry {
        Entry(
            order: try row.get("order_id"),
            document: try row.get("document"),
            number: try row.get("number"),
            date: try row.date("dated")
        )
    }
}
