import Domain
package import Store

/// Finds the orders that a person may mean by what they typed: a number of 1C or of the site, an INN, a client's name.
package enum OrderFinder {
    /// The most clients that a name brings.
    private static let mostClients = 50

    /// At most `limit` orders; those with something left to pay first, then the newest.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(_ text: String, limit: Int, in connection: any Connection) throws -> [OrderRecord] {
        let text = String(text.prefix(100))
        var orders: [OrderID: OrderRecord] = [:]
        func add(_ found: [OrderRecord]) { for order in found { orders[order.id] = order } }
        if let number = DocumentNumber(text) {
            let entries = try OrderNumbers.entries(tails: [number.tail], limit: limit, in: connection)
            add(try OrderBook.records(Array(Set(entries.map(\.order))), in: connection))
        }
        for client in try clients(text, in: connection) {
            add(try OrderBook.orders(of: client, limit: limit, in: connection))
        }
        return Array(orders.values.sorted(by: isLikelier).prefix(limit))
    }

    private static func clients(_ text: String, in connection: any Connection) throws -> [CompanyID] {
        let key = FoldedKey.of(text)
        guard key.count >= 2 else { return [] }
        if key.allSatisfy(\.isNumber) {
            return try CompanyBook.all(inn: text.filter(\.isNumber), limit: mostClients, in: connection)
        }
        return try connection.rows(
            "SELECT id FROM company WHERE \(SQL.contains("company.name_key", key)) ORDER BY id DESC LIMIT \(mostClients)"
        ).map { try $0.get("id") }
    }

    private static func isLikelier(_ left: OrderRecord, _ right: OrderRecord) -> Bool {
        (left.balance > 0 ? 1 : 0, left.id) > (right.balance > 0 ? 1 : 0, right.id)
    }
}
