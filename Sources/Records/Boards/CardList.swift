package import Domain
package import Store

/// Lists of cards, paged by where the last page ended: a million cards are no slower than a hundred.
package enum CardList {
    /// At most `limit` cards that pass `filter`, behind `mark`, with the numbers of `fields`.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func page(
        _ filter: CardFilter,
        order: CardOrder = .newest,
        after mark: CardMark? = nil,
        limit: Int = 50,
        fields: [String] = [],
        in connection: any Connection
    ) throws -> [CardTile] {
        var tiles: [CardTile] = []
        for funnel in filter.funnels {
            var one = filter
            one.funnels = [funnel]
            tiles += try bare(one, order: order, after: mark, limit: limit, in: connection)
        }
        if filter.funnels.count > 1 { tiles = Array(tiles.sorted(by: order.precedes).prefix(limit)) }
        try CardTileDecor(connection: connection, fields: fields).dress(&tiles)
        return tiles
    }

    /// A page of one funnel, which an index gives in its order; pages of several are merged.
    private static func bare(
        _ filter: CardFilter,
        order: CardOrder,
        after mark: CardMark?,
        limit: Int,
        in connection: any Connection
    ) throws -> [CardTile] {
        let behind: SQL = mark.map { "AND \(order.behind($0))" } ?? ""
        let summed: SQL = order == .amount ? "AND card.amount IS NOT NULL" : ""
        return try connection.rows(
            """
            SELECT \(CardTile.columns) FROM card \(firstPlace) \(CardTile.joins)
            WHERE \(filter.condition) \(behind) \(summed) ORDER BY \(order.clause) LIMIT \(limit)
            """
        ).map(CardTile.init(row:))
    }

    /// How many cards pass `filter`, counted up to `most`: a page says "more than" beyond that.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func count(_ filter: CardFilter, most: Int, in connection: any Connection) throws -> Int {
        guard !filter.funnels.isEmpty else { return 0 }
        return try connection.row(
            "SELECT count(*) AS n FROM (SELECT card.id FROM card WHERE \(filter.condition) LIMIT \(most)) AS counted"
        )?.get("n") ?? 0
    }

    /// The open cards with these numbers, of these funnels, in no order: what a board paints anew.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func some(
        _ ids: [CardID],
        of funnels: [String],
        fields: [String] = [],
        in connection: any Connection
    ) throws -> [CardTile] {
        var filter = CardFilter(funnels: funnels)
        filter.outcome = nil
        filter.ids = ids
        return try page(filter, limit: max(ids.count, 1), fields: fields, in: connection)
    }

    /// Where a card stands on its main way, or on the first of its tracks when it has left that.
    static let firstPlace: SQL = """
        JOIN card_stage AS place ON place.card_id = card.id
            AND place.track = (SELECT min(track) FROM card_stage AS first WHERE first.card_id = card.id)
        """
}
