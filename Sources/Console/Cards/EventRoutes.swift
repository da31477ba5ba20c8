import Domain
import Funnels
import HTTPTypes
import Hummingbird
import Records
import Store

/// Events that another program tells a card of: `POST /api/v1/cards/{id}/events`.
struct EventRoutes: PageGroup {
    let parts: ConsoleParts
    let cards: CardCommands

    func add(to routes: inout RouteTable) {
        routes.post("/api/v1/cards/{id}/events", .right(.cardEvents)) { visit in
            let (id, body) = (CardID(try visit.number("id")), try visit.json(Body.self))
            let sight = FunnelSight(cards.funnels, for: visit.session)
            _ = try await parts.engine.read { try CardDoor.open(id, sight, in: $0) }
            guard Self.isName(body.event) else { throw SvodError(.invalidInput, "this is no name of an event") }
            let event = DomainEvent(
                body.event,
                of: .card(id),
                data: (body.data ?? [:]).compactMapValues(Self.value),
                source: .portal
            )
            try await cards.event(event, by: visit.session.staff)
            return Answers.done()
        }
    }

    private struct Body: Decodable {
        let event: String
        let data: [String: JSONValue]?
    }

    /// `payment.posted`: words of small letters with dots between.
    private static func isName(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 1 && text.utf8.count <= 100
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x5F }
            }
    }

    private static func value(_ json: JSONValue) -> FieldValue? {
        switch json {
        case .flag(let flag): .flag(flag)
        case .number(let number): .int(number)
        case .text(let text): .text(String(text.prefix(1000)))
        case .object(let parts):
            parts["minor"]?.whole.map { .money(Money(minor: $0, currency: parts["currency"]?.word ?? "RUB")) }
        case .null, .list: nil
        }
    }
}
