package import Domain
package import Store

extension OrderBook {
    /// Orders by their numbers in the ledger.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func records(_ ids: [OrderID], in connection: any Connection) throws -> [OrderRecord] {
        guard !ids.isEmpty else { return [] }
        return try all("id IN (\(list: ids)) ORDER BY id", in: connection)
    }

    /// Orders of a client that have something left to pay, the newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func open(inn: String, limit: Int, in connection: any Connection) throws -> [OrderRecord] {
        try all("inn = \(inn) AND balance > 0 ORDER BY dated DESC NULLS LAST, id DESC LIMIT \(limit)", in: connection)
    }

    /// Orders of these clients that have something left to pay, the newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func open(inns: [String], limit: Int, in connection: any Connection) throws -> [OrderRecord] {
        guard !inns.isEmpty else { return [] }
        return try all(
            "inn IN (\(list: inns)) AND balance > 0 ORDER BY dated DESC NULLS LAST, id DESC LIMIT \(limit)",
            in: connection
        )
    }

    /// Orders of which exactly one of these sums is left to pay, in any currency, the newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func open(balances: [Int64], limit: Int, in connection: any Connection) throws -> [OrderRecord] {
        guard !balances.isEmpty else { return [] }
        return try all(
            "balance IN (\(list: balances)) AND balance > 0 ORDER BY id DESC LIMIT \(limit)",
            in: connection
        )
    }

    /// Orders of a client for which something is paid, the newest first: what a return of money may mean.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func paid(inn: String, limit: Int, in connection: any Connection) throws -> [OrderRecord] {
        try all("inn = \(inn) AND paid > 0 ORDER BY dated DESC NULLS LAST, id DESC LIMIT \(limit)", in: connection)
    }

    /// Orders of a client's company, the newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func orders(
        of company: CompanyID,
        limit: Int,
        in connection: any Connection
    ) throws -> [OrderRecord] {
        try all("company_id = \(company) ORDER BY id DESC LIMIT \(limit)", in: connection)
    }

    /// Orders of which exactly this sum is left to pay, the newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func open(balance: Money, limit: Int, in connection: any Connection) throws -> [OrderRecord] {
        guard balance.minor > 0 else { return [] }
        return try all(
            """
            balance = \(balance.minor) AND balance > 0 AND currency = \(balance.currency) ORDER BY id DESC LIMIT \(limit)
            """,
            in: connection
        )
    }

    /// The INNs whose orders this account has paid before.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func payers(from account: String, in connection: any Connection) throws -> Set<String> {
        let rows = try connection.rows(
            """
            SELECT DISTINCT client_order.inn AS inn FROM payment
            JOIN allocation ON allocation.payment_id = payment.id AND allocation.released_by IS NULL
            JOIN client_order ON client_order.id = allocation.order_id
            WHERE payment.account = \(account) AND client_order.inn IS NOT NULL LIMIT 20
            """
        )
        return Set(try rows.map { try $0.get("inn") })
    }
}
