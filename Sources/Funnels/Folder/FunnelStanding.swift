import Domain
package import Store

/// Where the open cards stand: what a changed file would be about.
package enum FunnelStanding {
    /// The open cards by funnel and stage.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func cards(in connection: any Connection) throws -> OpenCards {
        let rows = try connection.rows(
            "SELECT funnel, stage, count(*) AS cards FROM card_stage WHERE is_open = 1 GROUP BY funnel, stage"
        )
        var counts: [String: [String: Int]] = [:]
        for row in rows {
            let (funnel, stage): (String, String) = (try row.get("funnel"), try row.get("stage"))
            let cards: Int = try row.get("cards")
            counts[funnel, default: [:]][stage] = cards
        }
        return OpenCards(counts)
    }
}
