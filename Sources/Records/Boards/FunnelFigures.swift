package import Store

/// How much is open in a funnel.
package struct FunnelFigures: Sendable, Equatable {
    /// Open cards.
    package var open = 0
    /// What they are worth, by currency, in its smallest unit.
    package var sums: [String: Int64] = [:]

    /// The figures of `funnel`; a card on several tracks counts once.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(_ funnel: String, in connection: any Connection) throws -> FunnelFigures {
        var figures = FunnelFigures()
        let rows = try connection.rows(
            """
            SELECT currency, count(*) AS n, CAST(sum(amount) AS BIGINT) AS total FROM card_stage
            WHERE funnel = \(funnel) AND is_open = \(true) AND track = '' GROUP BY currency
            """
        )
        for row in rows {
            figures.open += try row.get("n") as Int
            guard let currency: String = try row.get("currency"), let total: Int64 = try row.get("total") else {
                continue
            }
            figures.sums[currency] = total
        }
        return figures
    }
}
