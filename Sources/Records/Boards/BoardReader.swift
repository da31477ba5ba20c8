package import Domain
package import Store

/// Reads boards. Counts and sums come from one index, cards page by page, what stands on a tile in a query a table: a
/// hundred thousand open cards cost what a thousand do.
package struct BoardReader {
    private let connection: any Connection
    private let filter: BoardFilter
    /// The fields whose numbers the tiles carry.
    private let fields: [String]

    /// Cards of a column on a page.
    package static let pageLength = 50

    /// Creates a reader inside a transaction.
    package init(_ filter: BoardFilter, fields: [String] = [], in connection: any Connection) {
        self.connection = connection
        self.filter = filter
        self.fields = fields
    }

    /// The columns of `stages` with their first cards. `stuckBefore` says for a stage since when a card that has not
    /// moved counts as stuck.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func columns(_ stages: [String], stuckBefore: [String: Timestamp] = [:]) throws -> [BoardColumn] {
        var columns = stages.map { BoardColumn(stage: $0) }
        try count(&columns)
        for index in columns.indices where columns[index].count > 0 {
            if let moment = stuckBefore[columns[index].stage] {
                columns[index].stuck = try stuck(columns[index].stage, before: moment)
            }
            let page = try bare(columns[index].stage, after: nil)
            columns[index].cards = page.tiles
            columns[index].more = page.more
        }
        try dress(&columns)
        return columns
    }

    /// Further cards of one column.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func cards(of stage: String, after mark: CardMark?) throws -> (tiles: [CardTile], more: String?) {
        var page = try bare(stage, after: mark)
        try CardTileDecor(connection: connection, fields: fields).dress(&page.tiles)
        return page
    }

    /// Those of `ids` that the board shows, each once a track.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func tiles(_ ids: [CardID]) throws -> [CardTile] {
        var tiles = try connection.rows(
            """
            SELECT \(CardTile.columns) FROM card_stage AS place JOIN card ON card.id = place.card_id \(CardTile.joins)
            WHERE place.card_id IN (\(list: ids)) AND \(filter.condition) ORDER BY card.id
            """
        ).map(CardTile.init(row:))
        try CardTileDecor(connection: connection, fields: fields).dress(&tiles)
        return tiles
    }

    /// How many cards came to each of the closing `stages` since `moment`.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func closed(_ stages: [String], since moment: Timestamp) throws -> [String: Int] {
        let rows = try connection.rows(
            """
            SELECT place.stage AS stage, count(*) AS n FROM card_stage AS place
            WHERE place.funnel = \(filter.funnel) AND place.stage IN (\(list: stages)) AND place.is_open = \(false)
                AND place.entered_at >= \(moment)
            GROUP BY place.stage
            """
        )
        return try Dictionary(rows.map { (try $0.get("stage"), try $0.get("n")) }) { first, _ in first }
    }

    private func count(_ columns: inout [BoardColumn]) throws {
        // An expression keeps SQLite from reading everybody's places in the order of the groups when one person's or one
        // department's are asked for, which an index of theirs holds.
        let stage: SQL =
            filter.responsible == nil && filter.department == nil ? "place.stage" : "place.stage || ''"
        let rows = try connection.rows(
            """
            SELECT \(stage) AS stage, place.currency AS currency, count(*) AS n,
                CAST(sum(place.amount) AS BIGINT) AS total
            FROM card_stage AS place WHERE \(filter.condition) GROUP BY \(stage), place.currency
            """
        )
        let places = Dictionary(columns.enumerated().map { ($1.stage, $0) }) { first, _ in first }
        for row in rows {
            guard let index = places[try row.get("stage")] else { continue }
            columns[index].count += try row.get("n") as Int
            guard let currency = try row.get("currency") as String?, let total = try row.get("total") as Int64? else {
                continue
            }
            columns[index].sums[currency] = total
        }
    }

    private func stuck(_ stage: String, before moment: Timestamp) throws -> Int {
        try connection.row(
            """
            SELECT count(*) AS n FROM card_stage AS place
            WHERE \(filter.condition) AND place.stage = \(stage) AND place.entered_at < \(moment)
            """
        )?.get("n") ?? 0
    }

    private func bare(_ stage: String, after mark: CardMark?) throws -> (tiles: [CardTile], more: String?) {
        let behind: SQL = mark.map { "AND (place.entered_at, place.card_id) < (\($0.value), \($0.id))" } ?? ""
        let tiles = try connection.rows(
            """
            SELECT \(CardTile.columns) FROM card_stage AS place JOIN card ON card.id = place.card_id \(CardTile.joins)
            WHERE \(filter.condition) AND place.stage = \(stage) \(behind)
            ORDER BY place.entered_at DESC, place.card_id DESC LIMIT \(Self.pageLength + 1)
            """
        ).map(CardTile.init(row:))
        let shown = Array(tiles.prefix(Self.pageLength))
        guard tiles.count > shown.count, let last = shown.last else { return (shown, nil) }
        return (shown, CardMark(value: last.enteredAt.microseconds, id: last.id).text)
    }

    /// One pass over the tiles of all columns.
    private func dress(_ columns: inout [BoardColumn]) throws {
        var tiles = columns.flatMap(\.cards)
        try CardTileDecor(connection: connection, fields: fields).dress(&tiles)
        var rest = tiles[...]
        for index in columns.indices {
            let count = columns[index].cards.count
            columns[index].cards = Array(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
    }
}
