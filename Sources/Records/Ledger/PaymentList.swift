package import Domain
package import Store

/// The payments of a shelf, page by page, the newest first.
package enum PaymentList {
    /// How many payments stand on a shelf, and what is left of them.
    package struct Total: Hashable, Sendable {
        /// How many.
        package let count: Int
        /// What is left to allocate, by currency.
        package let rest: [String: Int64]
    }

    /// At most `limit` payments of a shelf, behind `mark`.
    ///
    /// - Parameter sum: Only payments of exactly this sum, in the smallest unit.
    /// - Throws: ``SvodError`` from the store.
    package static func page(
        _ shelf: PaymentShelf,
        sum: Int64? = nil,
        after mark: PaymentID? = nil,
        limit: Int,
        in connection: any Connection
    ) throws -> [PaymentRecord] {
        var all: [SQL] = [shelf.condition]
        if let mark { all.append("payment.id < \(mark)") }
        if let sum { all.append("payment.amount = \(sum)") }
        return try PaymentBook.all(
            "\(all.joined(" AND ")) ORDER BY payment.id DESC LIMIT \(limit)",
            in: connection
        )
    }

    /// How many payments stand on a shelf; not for ``PaymentShelf/all``, which has no end.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func total(_ shelf: PaymentShelf, in connection: any Connection) throws -> Total {
        let rows = try connection.rows(
            """
            SELECT payment.currency AS currency, count(*) AS number,
                CAST(sum(payment.amount - payment.allocated) AS BIGINT) AS rest FROM payment WHERE \(shelf.condition) GROUP BY payment.currency
            """
        )
        var rest: [String: Int64] = [:]
        for row in rows { rest[try row.get("currency")] = try row.get("rest") }
        return Total(count: try rows.reduce(0) { $0 + (try $1.get("number")) }, rest: rest)
    }
}
