import Domain
import Funnels
import HTTPTypes
import Hummingbird
import Records
import Store

/// What people do with one card: `/api/v1/cards/…`. Each is one transaction; a card that changed since it was painted is
/// never overwritten.
struct CardDeeds: PageGroup {
    let parts: ConsoleParts
    let cards: CardCommands

    func add(to routes: inout RouteTable) {
        routes.post("/api/v1/cards", .right(.moveCards)) { visit in try await create(visit) }
        routes.on(.put, "/api/v1/cards/{id}", .right(.moveCards)) { visit in
            try await deed(visit) { deed in
                try await cards.edit(
                    deed.card,
                    try deed.values(),
                    version: deed.body.version,
                    by: deed.staff
                )
            }
        }
        routes.post("/api/v1/cards/{id}/move", .right(.moveCards)) { visit in
            try await deed(visit) { deed in
                try await cards.move(
                    deed.card,
                    to: deed.body.stage ?? "",
                    fields: try deed.values(),
                    reason: deed.body.reason.map { ($0, text: deed.body.text) },
                    version: deed.body.version,
                    by: deed.staff
                )
            }
        }
        routes.post("/api/v1/cards/{id}/buttons/{button}", .right(.moveCards)) { visit in
            let button = visit.context.parameters.get("button") ?? ""
            return try await deed(visit) { deed in
                try await cards.press(
                    deed.card,
                    button: button,
                    fields: try deed.values(),
                    version: deed.body.version,
                    by: deed.staff
                )
            }
        }
        routes.post("/api/v1/cards/{id}/reopen", .right(.moveCards)) { visit in
            try await deed(visit) { deed in
                try await cards.reopen(
                    deed.card,
                    at: deed.body.stage ?? "",
                    why: deed.body.text ?? "",
                    by: deed.staff
                )
            }
        }
        addQuiet(to: &routes)
    }

    /// The commands that answer nothing but that they were carried out.
    private func addQuiet(to routes: inout RouteTable) {
        routes.post("/api/v1/cards/{id}/assign", .right(.moveCards)) { visit in
            try await quiet(visit) { deed in
                guard let to = deed.body.to else { throw SvodError(.invalidInput, "to whom is not said") }
                try await cards.assign([deed.card], to: to, by: deed.staff)
            }
        }
        routes.post("/api/v1/cards/{id}/comments", .right(.moveCards)) { visit in
            try await quiet(visit) { deed in
                try await cards.comment(
                    deed.card,
                    text: deed.body.text ?? "",
                    mentions: Array(Set(deed.body.mentions ?? [])).sorted(),
                    by: deed.staff
                )
            }
        }
        routes.post("/api/v1/cards/{id}/touch", .right(.moveCards)) { visit in
            try await quiet(visit) { deed in try await cards.touch(deed.card, by: deed.staff) }
        }
    }
}

extension CardDeeds {
    /// A command that was let through: which card, what was sent, who.
    struct Deed: Sendable {
        let card: CardID
        let body: CardOrderBody
        let staff: StaffID
        let fields: CardFields
        let json: FieldJSON

        /// The fields as values of their types.
        func values() throws -> [String: FieldValue?] {
            var values: [String: FieldValue?] = [:]
            for (name, value) in body.fields ?? [:] {
                guard let type = fields.type(of: name) else {
                    throw Funnels.CardRefusal.notHere(fields.words.text("refused.no_field", ["field": name]))
                }
                values[name] = .some(try json.value(value, of: type, field: name))
            }
            return values
        }
    }

    private var json: FieldJSON { FieldJSON(zone: parts.settings.zone, plan: parts.plan) }

    /// Lets the reader at the card and carries out `body`; a refusal is answered with all that it asks.
    private func with(
        _ visit: Visit,
        _ body: (Deed) async throws -> Response
    ) async throws -> Response {
        let (id, set) = (CardID(try visit.number("id")), cards.funnels)
        let sight = FunnelSight(set, for: visit.session)
        let order = visit.body.readableBytes == 0 ? CardOrderBody() : try visit.json(CardOrderBody.self)
        let funnel = try await parts.engine.read { try CardDoor.open(id, sight, in: $0).funnel }
        let fields = CardFields(funnel: funnel, set: set, words: visit.wording)
        do {
            return try await body(
                Deed(card: id, body: order, staff: visit.session.staff, fields: fields, json: json)
            )
        } catch let refusal as Funnels.CardRefusal {
            let answer = CardRefusalAnswer(refusal, fields)
            return try visit.answer(answer, status: answer.status)
        }
    }

    private func deed(_ visit: Visit, _ body: (Deed) async throws -> Funnels.CardAnswer) async throws -> Response {
        try await with(visit) { try visit.answer(CardDeedAnswer(try await body($0))) }
    }

    private func quiet<Result>(_ visit: Visit, _ body: (Deed) async throws -> Result) async throws -> Response {
        try await with(visit) { deed in
            _ = try await body(deed)
            return Answers.done()
        }
    }

    private func create(_ visit: Visit) async throws -> Response {
        try CardOrderBody.checkCreation(try visit.json([String: JSONValue].self))
        let (set, body) = (cards.funnels, try visit.json(CardOrderBody.self))
        let sight = FunnelSight(set, for: visit.session)
        let funnel = try sight.funnel(body.funnel ?? "")
        let fields = CardFields(funnel: funnel, set: set, words: visit.wording)
        let related = [body.parent, body.from].compactMap(\.self)
        try await parts.engine.read { connection in
            for card in related { _ = try CardDoor.open(card, sight, in: connection) }
        }
        let deed = Deed(card: CardID(0), body: body, staff: visit.session.staff, fields: fields, json: json)
        do {
            var new = NewCard(funnel: funnel.name)
            new.stage = body.stage
            new.variant = body.variant
            new.parent = body.parent
            new.spawnedFrom = body.from
            new.fields = try deed.values().compactMapValues(\.self)
            if case .text(let title)? = new.fields.removeValue(forKey: BuiltInField.title.rawValue) {
                new.title = title
            }
            let id = try await cards.create(new, by: visit.session.staff)
            return try visit.answer(["id": id], status: .created)
        } catch let refusal as Funnels.CardRefusal {
            let answer = CardRefusalAnswer(refusal, fields)
            return try visit.answer(answer, status: answer.status)
        }
    }
}
