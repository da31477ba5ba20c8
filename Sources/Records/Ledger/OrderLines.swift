package import Domain
package import Store

/// Keeps the goods of orders. 1C alone writes them: its document is the whole list.
package enum OrderLines {
    /// The most lines of one order that are kept.
    package static let most = 5_000
    private static let page = 200

    /// Replaces the lines of an order.
    ///
    /// - Throws: ``SvodError`` `limitExceeded` beyond ``most``, or from the store.
    package static func replace(
        _ lines: [OneCLine],
        of order: OrderID,
        isNew: Bool,
        in connection: any Connection
    ) throws {
        guard lines.count <= most else {
            throw SvodError(.limitExceeded, "an order has \(lines.count) lines, more than \(most)")
        }
        if !isNew {
            if try self.lines(of: order, in: connection) == lines { return }
            try connection.execute("DELETE FROM order_line WHERE order_id = \(order)")
        }
        for start in stride(from: 0, to: lines.count, by: page) {
            let rows = lines[start..<min(start + page, lines.count)].enumerated().map { offset, line in
                values(of: line, at: start + offset, of: order)
            }
            try connection.execute("INSERT INTO order_line \(newColumns) VALUES \(rows.joined(", "))")
        }
    }

    static let newColumns: SQL = "(order_id, position, goods, article, name, quantity, unit, price, amount)"

    static func values(of line: OneCLine, at position: Int, of order: OrderID) -> SQL {
        """
        (\(order), \(position), \(line.goods), \(line.article), \(line.name), \(line.quantity), \(line.unit),
        \(line.price), \(line.sum))
        """
    }

    /// The lines of an order in 1C's order.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func lines(of order: OrderID, in connection: any Connection) throws -> [OneCLine] {
        try connection.rows(
            """
            SELECT goods, article, name, quantity, unit, price, amount FROM order_line WHERE order_id = \(order)
            ORDER BY position
            """
        ).map { row in
            OneCLine(
                name: try row.get("name"),
                quantity: try row.get("quantity"),
                goods: try row.get("goods"),
                article: try row.get("article"),
                unit: try row.get("unit"),
                price: try row.get("price"),
                sum: try row.get("amount")
            )
        }
    }
}
