import Domain
import Funnels
import HTTPTypes
import Hummingbird
import Records
import Store

/// What is done with many cards at once: `/api/v1/cards/assign`, `/api/v1/cards/reject`.
struct BulkRoutes: PageGroup {
    let parts: ConsoleParts
    let cards: CardCommands

    /// Cards in one request.
    private static let most = 500

    func add(to routes: inout RouteTable) {
        routes.post("/api/v1/cards/assign", .right(.bulk)) { visit in
            let (ids, body) = try await asked(visit)
            guard let to = body.to else { throw SvodError(.invalidInput, "to whom is not said") }
            try await cards.assign(ids, to: to, by: visit.session.staff)
            return try visit.answer(Answer(done: ids, refused: []))
        }
        routes.post("/api/v1/cards/reject", .right(.bulk)) { visit in
            let (ids, body) = try await asked(visit)
            var answer = Answer(done: [], refused: [])
            for id in ids {
                do {
                    try await cards.move(
                        id,
                        to: body.stage ?? "",
                        reason: body.reason.map { ($0, text: body.text) },
                        by: visit.session.staff
                    )
                    answer.done.append(id)
                } catch let refusal as Funnels.CardRefusal {
                    answer.refused.append(Answer.Refused(id: id, code: BulkRoutes.code(refusal)))
                }
            }
            return try visit.answer(answer)
        }
    }

    /// What was done, and what was not.
    private struct Answer: Encodable {
        struct Refused: Encodable {
            let id: CardID
            let code: String
        }

        var done: [CardID]
        var refused: [Refused]
    }

    private func asked(_ visit: Visit) async throws -> ([CardID], CardOrderBody) {
        let body = try visit.json(CardOrderBody.self)
        let ids = Array(Set(body.ids ?? [])).sorted()
        guard ids.count <= Self.most else { throw SvodError(.limitExceeded, "more than \(Self.most) cards at once") }
        let sight = FunnelSight(cards.funnels, for: visit.session)
        try await parts.engine.read { connection in
            for id in ids { _ = try CardDoor.open(id, sight, in: connection) }
        }
        return (ids, body)
    }

    private static func code(_ refusal: Funnels.CardRefusal) -> String {
        switch refusal {
        case .missing: "missing"
        case .needsReason: "reason"
        case .conflict: "conflict"
        case .closed: "closed"
        case .invalid: "invalid"
        case .notHere, .notAllowed: "notAllowed"
        }
    }
}
