import Domain
import Store

/// Puts onto tiles what stands in other tables, a query a table and never one a card.
struct CardTileDecor {
    let connection: any Connection
    /// The fields whose numbers the tiles carry: those that run out.
    let fields: [String]

    /// Cards asked for in one query. The list is filled up to this with its last one, so that the engine sees few
    /// different statements.
    private static let step = 100

    func dress(_ tiles: inout [CardTile]) throws {
        for start in stride(from: 0, to: tiles.count, by: Self.step) {
            let range = start..<min(start + Self.step, tiles.count)
            try dress(&tiles, range)
        }
    }

    private func dress(_ tiles: inout [CardTile], _ range: Range<Int>) throws {
        guard let last = tiles[range].last?.id else { return }
        var ids = tiles[range].map(\.id)
        ids += Array(repeating: last, count: Self.step - ids.count)
        // A card stands on a board once a track.
        let places = Dictionary(grouping: range) { tiles[$0].id }
        func each(_ sql: SQL, _ body: (inout CardTile, Row) throws -> Void) throws {
            for row in try connection.rows(sql) {
                for index in places[try row.get("card_id")] ?? [] { try body(&tiles[index], row) }
            }
        }
        try each("SELECT card_id, tag FROM card_tag WHERE card_id IN (\(list: ids)) ORDER BY card_id, tag") {
            $0.tags.append(try $1.get("tag"))
        }
        try each(
            """
            SELECT card_id, count(*) AS n, min(due_at) AS due FROM task
            WHERE card_id IN (\(list: ids)) AND done_at IS NULL GROUP BY card_id
            """
        ) {
            $0.tasks = try $1.get("n")
            $0.due = try $1.get("due")
        }
        try each("SELECT card_id, track, stage FROM card_stage WHERE card_id IN (\(list: ids))") {
            $0.stages[try $1.get("track")] = try $1.get("stage") as String
        }
        guard !fields.isEmpty else { return }
        // Without a condition on the number: with one, SQLite goes through that field of all cards by its index.
        try each(
            """
            SELECT card_id, field, number FROM card_field
            WHERE card_id IN (\(list: ids)) AND field IN (\(list: fields))
            """
        ) { $0.numbers[try $1.get("field")] = try $1.get("number") as Int64? }
    }
}
