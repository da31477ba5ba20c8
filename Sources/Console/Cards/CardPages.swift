import Domain
import Funnels
import HTTPTypes
import Hummingbird
import Records
import Store

/// The page of a card, `/cards/{id}`, and what it reads: the card, its feed, its chain, its journal.
struct CardPages: PageGroup {
    let parts: ConsoleParts
    let cards: CardCommands

    func add(to routes: inout RouteTable) {
        routes.get("/cards/{id}", .right(.cards)) { visit in
            let sheet = try await sheet(visit)
            return try visit.page(
                "cards/card",
                titled: "card.title",
                ["state": try PageJSON.forPage(sheet), "id": sheet.card.id.rawValue, "name": sheet.card.title]
            )
        }
        routes.get("/leads/{id}", .right(.cards)) { visit in
            let lead = LeadID(try visit.number("id"))
            let card = try await parts.engine.read { try CardSheetReader.card(of: lead, in: $0) }
            guard let card else { throw SvodError(.notFound, "lead \(lead) has no card") }
            return visit.redirect(to: "/cards/\(card)")
        }
        routes.get("/api/v1/cards/{id}", .right(.cards)) { visit in try visit.answer(try await sheet(visit)) }
        routes.get("/api/v1/cards/{id}/feed", .right(.cards)) { visit in try await feed(visit) }
        routes.get("/api/v1/cards/{id}/chain", .right(.cards)) { visit in try await chain(visit) }
        routes.get("/api/v1/cards/{id}/journal", .right(.cards)) { visit in try await journal(visit) }
        routes.get("/api/v1/funnels/{funnel}/fields", .right(.cards)) { visit in try begin(visit) }
        routes.on(.put, "/api/v1/cards/{id}/draft", .right(.moveCards), bodyLimit: DraftBook.longest) { visit in
            try await keepDraft(visit)
        }
        routes.on(.delete, "/api/v1/cards/{id}/draft", .right(.moveCards)) { visit in
            let (id, staff) = (CardID(try visit.number("id")), visit.session.staff)
            try await parts.engine.write(.realtime) { try DraftBook.drop("card:\(id)", of: staff, in: $0) }
            return Answers.done()
        }
    }
}

extension CardPages {
    private func sheet(_ visit: Visit) async throws -> CardSheetAnswer {
        let (id, now) = (CardID(try visit.number("id")), parts.clock.now())
        return try await parts.engine.read { [cards] connection in
            try CardSheetAnswer.read(id, for: visit, cards, at: now, in: connection)
        }
    }

    /// Reads about a card that the reader may see.
    private func reading<Result: Sendable>(
        _ visit: Visit,
        _ body: @escaping @Sendable (CardName, FunnelSight, any Connection) throws -> Result
    ) async throws -> Result {
        let (id, sight) = (CardID(try visit.number("id")), FunnelSight(cards.funnels, for: visit.session))
        return try await parts.engine.read { connection in
            try body(try CardDoor.name(of: id, sight, in: connection), sight, connection)
        }
    }

    private func feed(_ visit: Visit) async throws -> Response {
        let before = visit.query["before"].flatMap { Int64($0) } ?? Int64.max
        let entries = try await reading(visit) { name, _, connection in
            try CardFeed(of: name, in: connection).page(before: Timestamp(microseconds: before))
        }
        return try visit.answer(entries)
    }

    private func chain(_ visit: Visit) async throws -> Response {
        let links = try await reading(visit) { name, sight, connection in
            try CardChain.of(name.id, among: sight.names, own: sight.own, in: connection)
        }
        return try visit.answer(links)
    }

    private func journal(_ visit: Visit) async throws -> Response {
        let entries = try await reading(visit) { name, _, connection in
            let own = try Journal.entries(subject: name.subject, limit: 300, in: connection)
            let about = try Journal.entries(about: name.subject, limit: 100, in: connection)
            return (own + about.filter { $0.subject != name.subject }).sorted { $0.id > $1.id }
        }
        return try visit.answer(entries.map(CardJournalEntry.init))
    }

    /// What is asked for when a card is made by hand.
    private func begin(_ visit: Visit) throws -> Response {
        struct Answer: Encodable {
            let funnel: FunnelFace
            let fields: [FieldFace]
        }
        let set = cards.funnels
        let funnel = try FunnelSight(set, for: visit.session).funnel(visit.context.parameters.get("funnel") ?? "")
        let stage = visit.query["stage"].flatMap(funnel.stage) ?? funnel.stages.first
        let required = Set(stage?.enterRequire ?? [])
        let first = Set((stage?.require ?? []) + (stage?.fields ?? []))
        let fields = CardFields(funnel: funnel, set: set, words: visit.wording).newborn.map { face in
            var face = face
            face.isRequired = required.contains(face.name)
            face.isWanted = stage?.require.contains(face.name) ?? false
            face.isFirst = face.isRequired || first.contains(face.name)
            return face
        }
        return try visit.answer(Answer(funnel: FunnelFace(funnel, lists: set.lists), fields: fields))
    }

    private func keepDraft(_ visit: Visit) async throws -> Response {
        struct Body: Decodable {
            let body: JSONValue
        }
        let text = try PageJSON.of(try visit.json(Body.self).body)
        guard text.utf8.count <= DraftBook.longest else { throw SvodError(.limitExceeded, "the draft is too long") }
        let (staff, now) = (visit.session.staff, parts.clock.now())
        _ = try await reading(visit) { name, _, _ in name }
        let id = CardID(try visit.number("id"))
        try await parts.engine.write(.realtime) {
            try DraftBook.keep(text, for: "card:\(id)", of: staff, at: now, in: $0)
        }
        return Answers.done()
    }
}
