import Domain
package import Store

/// What 1C's orders amount to for a selection of deals.
package struct DealTotals: Hashable, Sendable {
    /// Deals of which about as much is paid.
    package enum Share: Int, Hashable, Sendable, CaseIterable {
        /// Nothing is paid.
        case nothing
        /// Less than half.
        case little
        /// Half or more.
        case much
        /// Everything.
        case whole
        /// Too much.
        case over
    }

    /// The deals of one share, added up. Sums are in the smallest unit.
    package struct Part: Hashable, Sendable {
        /// How many deals.
        package var count = 0
        /// What is to be paid.
        package var amount: Int64 = 0
        /// What is paid.
        package var paid: Int64 = 0
        /// What is left to pay, order by order.
        package var due: Int64 = 0
    }

    /// The parts, by currency.
    package private(set) var parts: [String: [Share: Part]] = [:]

    /// Adds up the deals that pass `filter`; those without an order of 1C are not among them.
    ///
    /// - Throws: ``SvodError`` from the store.
    package init(_ filter: CardFilter, in connection: any Connection) throws {
        guard !filter.funnels.isEmpty else { return }
        let rows = try connection.rows(
            """
            SELECT currency, share, count(*) AS deals, CAST(sum(amount) AS BIGINT) AS amount,
                CAST(sum(paid) AS BIGINT) AS paid, CAST(sum(due) AS BIGINT) AS due FROM (
                SELECT currency, amount, paid, due,
                    CASE WHEN paid <= 0 THEN 0 WHEN paid * 2 < amount THEN 1 WHEN paid < amount THEN 2
                        WHEN paid = amount THEN 3 ELSE 4 END AS share
                FROM (
                    SELECT client_order.currency AS currency, sum(client_order.paid) AS paid,
                        sum(client_order.balance) AS due, \(Self.billed) AS amount
                    FROM card JOIN client_order ON client_order.card_id = card.id
                    WHERE \(filter.condition) GROUP BY card.id, client_order.currency
                ) AS deal
            ) AS shared GROUP BY currency, share
            """
        )
        for row in rows {
            guard let share = Share(rawValue: try row.get("share")) else { continue }
            let part = Part(
                count: try row.get("deals"),
                amount: try row.get("amount"),
                paid: try row.get("paid"),
                due: try row.get("due")
            )
            parts[try row.get("currency"), default: [:]][share] = part
        }
    }

    /// What the orders of a deal bill: those that are called off or deleted bill nothing.
    static let billed: SQL =
        "sum(CASE WHEN client_order.standing IN ('posted', 'unposted') THEN client_order.amount ELSE 0 END)"
}
