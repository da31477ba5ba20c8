import Domain
import Records
import Store

/// A move that a card made, as the journal tells it.
struct PastMove: Hashable, Sendable {
    let card: CardID
    let at: Timestamp
    let from: String?
    let to: String
    let track: String
    let number: Int64
    let actor: StaffID?
    let isPerson: Bool

    private struct Mark: Decodable {
        let from: String?
        let to: String
        let track: String?
        let move: Int64?
    }

    /// The newest moves since `moment`, oldest first.
    static func all(since moment: Timestamp, limit: Int, in connection: any Connection) throws -> [PastMove] {
        let rows = try connection.rows(
            """
            SELECT at, subject, actor, rule, data FROM journal WHERE kind = 'card.moved' AND at >= \(moment)
            ORDER BY id DESC LIMIT \(limit)
            """
        )
        return try rows.reversed().compactMap { row in
            guard let mark = try? EffectJSON.decode(Mark.self, try row.get("data")),
                let card = try card(try row.get("subject"), in: connection)
            else { return nil }
            let (actor, rule): (StaffID?, String?) = (try row.get("actor"), try row.get("rule"))
            return PastMove(
                card: card,
                at: try row.get("at"),
                from: mark.from,
                to: mark.to,
                track: mark.track ?? "",
                number: mark.move ?? 1,
                actor: actor,
                isPerson: actor != nil && rule == nil
            )
        }
    }

    /// The card that the journal calls `subject`.
    private static func card(_ subject: String, in connection: any Connection) throws -> CardID? {
        let fields = subject.split(separator: ":")
        guard fields.count == 2, let number = Int64(fields[1]) else { return nil }
        return fields[0] == "lead" ? try CardBook.card(of: LeadID(number), in: connection) : CardID(number)
    }
}
