import Domain
package import Funnels
import HTTPTypes
import Hummingbird
package import Leads
import Records
import Store

/// What the buttons of a card do: `/api/v1/leads/…`, `/api/v1/calls/…`. Each is one transaction; a lead that changed
/// since the card was painted is shown, never overwritten.
package struct CardRoutes: PageGroup {
    private let engine: any Engine
    private let leads: LeadCommands
    private let cards: CardCommands
    private let exchange: ExchangeDesk
    private let json: FieldJSON

    /// Creates the routes.
    package init(parts: ConsoleParts, leads: LeadCommands, cards: CardCommands, exchange: ExchangeDesk) {
        self.engine = parts.engine
        self.leads = leads
        self.cards = cards
        self.exchange = exchange
        json = FieldJSON(zone: parts.settings.zone, plan: parts.plan)
    }

    package func add(to routes: inout RouteTable) {
        change(&routes, "take") { _ in [.take] }
        change(&routes, "confirm") { body in body.changes.transferredTo == nil ? [.confirmTransfer] : [] }
        change(&routes, "spam") { _ in [.spam] }
        change(&routes, "reopen") { _ in [.reopen] }
        change(&routes, "postpone") { _ in [.postpone] }
        change(&routes, "person") { body in [.setPerson(body.person)] }
        change(&routes, "join") { body in
            guard let to = body.to else { throw SvodError(.invalidInput, "which lead to join is not said") }
            return [.joinTo(LeadID(to))]
        }
        routes.post("/api/v1/leads/{id}/convert", .right(.leads)) { visit in
            let lead = LeadID(try visit.number("id"))
            let fields = try await fields(of: lead, visit)
            return try await perform(visit, on: lead) { body in [.convert(try values(body, in: fields))] }
        }
        routes.post("/api/v1/leads/{id}/reject", .right(.leads)) { visit in
            let lead = LeadID(try visit.number("id"))
            let fields = try await fields(of: lead, visit)
            return try await perform(visit, on: lead) { body in
                [.reject(reason: body.reason ?? "", note: body.note, fields: try values(body, in: fields))]
            }
        }
        routes.on(.put, "/api/v1/leads/{id}", .right(.leads)) { visit in
            try await perform(visit, on: LeadID(try visit.number("id"))) { _ in [] }
        }
        routes.post("/api/v1/calls/{id}/transfer", .right(.telephone)) { visit in try await transfer(visit) }
        routes.post("/api/v1/calls/{id}/lead", .right(.leads)) { visit in try await create(visit) }
    }

    private func change(
        _ routes: inout RouteTable,
        _ name: String,
        _ commands: @escaping @Sendable (CardCommand) throws -> [LeadCommand]
    ) {
        routes.post("/api/v1/leads/{id}/\(name)", .right(.leads)) { visit in
            try await perform(visit, on: LeadID(try visit.number("id")), commands)
        }
    }
}

extension CardRoutes {
    /// Carries out what was typed, then what the button adds.
    private func perform(
        _ visit: Visit,
        on lead: LeadID,
        _ commands: (CardCommand) throws -> [LeadCommand]
    ) async throws -> Response {
        let body = try visit.json(CardCommand.self)
        let typed = body.changes.commands(onto: try await topic(of: lead))
        return try await answer(visit, body.call, lead) {
            _ = try await leads.perform(
                typed + (try commands(body)),
                on: lead,
                version: body.version,
                by: visit.session.staff
            ) { connection, _ in try Self.dropDraft(of: RecordName.of(lead), body, visit, connection) }
        }
    }

    /// "Перевести и отметить": the tag and the command to the exchange stand or fall together.
    private func transfer(_ visit: Visit) async throws -> Response {
        let body = try visit.json(CardCommand.self)
        let call = CallRecordID(try visit.number("id"))
        guard let to = body.to.map({ StaffID($0) }), let phone = visit.session.phone else {
            throw SvodError(.invalidInput, "a transfer needs a colleague, and a phone chosen at sign-in")
        }
        let order = try await exchange.transfer(call, to: to, from: phone, asksFirst: body.mode == .attended)
        guard let lead = try await openLead(of: call) else {
            try await engine.write(.realtime) { try exchange.queue(order, in: $0) }
            return try await card(visit, call)
        }
        var changes = body.changes
        changes.transferredTo = .some(to)
        let commands = changes.commands(onto: try await topic(of: lead))
        return try await answer(visit, call, lead) { [exchange] in
            _ = try await leads.perform(commands, on: lead, version: body.version, by: visit.session.staff) {
                connection,
                _ in
                try exchange.queue(order, in: connection)
                try Self.dropDraft(of: RecordName.of(lead), body, visit, connection)
            }
        }
    }

    /// The call's lead; nil when it has none, or one that is closed and keeps the tag it has.
    private func openLead(of call: CallRecordID) async throws -> LeadID? {
        try await engine.read { connection in
            guard let lead = try DeskReader(connection: connection).call(call).lead?.id else { return nil }
            return try LeadBook.view(of: lead, in: connection).status.isClosed ? nil : lead
        }
    }

    private func create(_ visit: Visit) async throws -> Response {
        let body = try visit.json(CardCommand.self)
        let call = CallRecordID(try visit.number("id"))
        let typed = body.changes.commands(onto: (nil, nil))
        return try await answer(visit, call, nil) {
            _ = try await leads.create(from: call, typed, by: visit.session.staff) { connection, _ in
                try Self.dropDraft(of: RecordName.of(call), body, visit, connection)
            }
        }
    }

    /// Forgets what was being typed in the transaction that keeps it.
    private static func dropDraft(
        of record: String,
        _ body: CardCommand,
        _ visit: Visit,
        _ connection: any Connection
    ) throws {
        guard !body.changes.isEmpty else { return }
        try DraftBook.drop(record, of: visit.session.staff, in: connection)
    }

    private func topic(of lead: LeadID) async throws -> (topic: String?, topicOther: String?) {
        let view = try await engine.read { try LeadBook.view(of: lead, in: $0) }
        return (view.topic, view.topicOther)
    }

    /// The card after `deed`, or the refusal with the card as somebody else left it.
    private func answer(
        _ visit: Visit,
        _ call: CallRecordID?,
        _ lead: LeadID?,
        _ deed: () async throws -> Void
    ) async throws -> Response {
        do {
            try await deed()
        } catch let refusal as LeadRefusal {
            return try visit.answer(CardRefusal(refusal), status: .unprocessableContent)
        } catch let refusal as Funnels.CardRefusal {
            return try visit.answer(try await asked(refusal, of: lead, visit), status: .unprocessableContent)
        } catch let error as SvodError where error.code == .conflict {
            return try visit.answer(CardRefusal(conflict: try await shown(call, lead)), status: .conflict)
        }
        return try visit.answer(CardAnswer(call: try await shown(call, lead)))
    }

    /// What the lead's funnel refuses, in the words of its file, with the card where the rest can be filled in.
    private func asked(
        _ refusal: Funnels.CardRefusal,
        of lead: LeadID?,
        _ visit: Visit
    ) async throws -> CardRefusal {
        let card = try await engine.read { connection in
            try lead.flatMap { try CardBook.card(of: $0, in: connection) }
        }
        return CardRefusal(refusal, in: CardRefusalAnswer(refusal, try await fields(of: lead, visit)), card: card)
    }

    /// The fields of a lead's funnel.
    private func fields(of lead: LeadID?, _ visit: Visit) async throws -> CardFields {
        let set = cards.funnels
        let name: String? = try await engine.read { connection in
            guard let card = try lead.flatMap({ try CardBook.card(of: $0, in: connection) }) else { return nil }
            return try CardBook.record(of: card, in: connection).funnel
        }
        guard let funnel = name.flatMap({ set.funnels[$0] }) ?? set.leadFunnel else {
            throw SvodError(.notFound, "there is no funnel of leads")
        }
        return CardFields(funnel: funnel, set: set, words: visit.wording)
    }

    /// What was given besides the desk's own fields.
    private func values(_ body: CardCommand, in fields: CardFields) throws -> [String: FieldValue] {
        var values: [String: FieldValue] = [:]
        for (name, value) in body.fields ?? [:] {
            guard let type = fields.type(of: name) else {
                throw Funnels.CardRefusal.notHere(fields.words.text("refused.no_field", ["field": name]))
            }
            values[name] = try json.value(value, of: type, field: name)
        }
        return values
    }

    private func card(_ visit: Visit, _ call: CallRecordID) async throws -> Response {
        try visit.answer(CardAnswer(call: try await engine.read { try DeskReader(connection: $0).call(call) }))
    }

    private func shown(_ call: CallRecordID?, _ lead: LeadID?) async throws -> DeskCall? {
        try await engine.read { connection in
            let reader = DeskReader(connection: connection)
            return try reader.calls(try call.map { [$0] } ?? reader.latestCalls(of: lead.map { [$0] } ?? [])).last
        }
    }
}
