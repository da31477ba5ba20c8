package import Domain
package import Store

extension PaymentBook {
    /// The most payments that an order's list, or a base, is taken to have.
    private static let most = 10_000

    /// The payments that stood last in a list of `order`.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func listed(
        under order: OneCDocumentKey,
        in connection: any Connection
    ) throws -> [PaymentRecord] {
        try all("list_key = \(order) ORDER BY id LIMIT \(most)", in: connection)
    }

    /// The payments that rest upon any of these documents, oldest first, those of `known` left out.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func resting(
        on bases: [OneCDocumentKey],
        except known: [PaymentID],
        in connection: any Connection
    ) throws -> [PaymentRecord] {
        let others: SQL = known.isEmpty ? "" : "AND id NOT IN (\(list: known))"
        return try all("base_key IN (\(list: bases)) \(others) ORDER BY id LIMIT \(most)", in: connection)
    }

    /// The bank's payments that were recognised as this one of 1C.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func twins(of payment: PaymentID, in connection: any Connection) throws -> [PaymentRecord] {
        try all("twin_id = \(payment) ORDER BY id LIMIT \(most)", in: connection)
    }

    /// Payments that may tell of the same money as `payment`: of the other kind of source, the same way, sum and currency,
    /// within `days` of its day, and not recognised yet.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func likenesses(
        of payment: PaymentRecord,
        within days: Int,
        in connection: any Connection
    ) throws -> [PaymentRecord] {
        guard let date = payment.date else { return [] }
        let other: SQL =
            payment.origin == .bank
            ? """
            source IN ('commerceML', 'json')
            AND NOT EXISTS (SELECT 1 FROM payment AS other WHERE other.twin_id = payment.id)
            """ : "source = 'bank' AND twin_id IS NULL"
        return try all(
            """
            amount = \(payment.amount.minor) AND dated BETWEEN \(date.adding(days: -days).dayNumber)
                AND \(date.adding(days: days).dayNumber) AND currency = \(payment.amount.currency)
                AND direction = \(payment.direction) AND \(other) AND id <> \(payment.id) ORDER BY id LIMIT 100
            """,
            in: connection
        )
    }

    /// Payments that wait for the accountant, behind `after`, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func waiting(
        after: PaymentID? = nil,
        limit: Int,
        in connection: any Connection
    ) throws -> [PaymentRecord] {
        try all("waiting = 1 AND id > \(after ?? PaymentID(0)) ORDER BY id LIMIT \(limit)", in: connection)
    }

    /// How many payments wait for the accountant.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func waitingCount(in connection: any Connection) throws -> Int {
        try connection.row("SELECT count(*) AS number FROM payment WHERE waiting = 1")?.get("number") ?? 0
    }

    /// Notes the running numbers that a waiting payment's purpose names, so that a document that comes later finds it.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func setReferences(
        _ tails: Set<String>,
        of payment: PaymentID,
        in connection: any Connection
    ) throws {
        try connection.execute("DELETE FROM payment_reference WHERE payment_id = \(payment)")
        for tail in tails.sorted() {
            try connection.execute(
                "INSERT INTO payment_reference (payment_id, tail_key) VALUES (\(payment), \(tail))"
            )
        }
    }

    /// The waiting payments whose purposes name any of these running numbers, or that came from this INN; oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func waiting(
        naming tails: Set<String>,
        inn: String?,
        limit: Int,
        in connection: any Connection
    ) throws -> [PaymentRecord] {
        let named: SQL = "SELECT payment_id FROM payment_reference WHERE tail_key IN (\(list: tails.sorted()))"
        var found = try all("waiting = 1 AND id IN (\(named)) ORDER BY id LIMIT \(limit)", in: connection)
        if let inn {
            let known = Set(found.map(\.id))
            let same = try all("waiting = 1 AND inn = \(inn) ORDER BY id LIMIT \(limit)", in: connection)
            found += same.filter { !known.contains($0.id) }
        }
        return found
    }
}
