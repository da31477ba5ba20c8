import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Funnels

/// A lead that no call made has a row of its own: its number is nobody else's, and its journal speaks of it alone.
@Suite struct OwnLeadTests {
    private static let funnels = """
        lists: {topics: [Заказ, Доставка], channels: [Сайт, Выставка], refusals: [Спам]}
        funnels:
          request:
            title: Обращение
            entity: lead
            intake: {from: [call]}
            fields: {channel: {title: Канал, type: list, list: channels}, topic: {title: Тема, type: list, list: topics}}
            stages:
              new: {title: Новое, require: [topic]}
              talk: {title: Разговор}
              done:
                title: Сделка
                kind: won
                on_enter: [{create: {funnel: sale, map: {title: title, contact_phone: phone}, link: parent}}]
              junk: {title: Брак, kind: lost, reason: {list: refusals}}
          sale:
            title: Продажа
            entity: deal
            fields: {contact_phone: phone Телефон}
            stages:
              new:
                title: Новая
                on_enter: [{create: {funnel: request, map: {title: title, phone: contact_phone}, when: 'title == "Ещё"'}}]
              won: {title: Успех, kind: won}
              lost: {title: Отказ, kind: lost, reason: {auto: нет}}
        """

    private func with(
        _ kind: EngineKind,
        _ body: @Sendable (CardStory, StaffID) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await CardStory(engine, Self.funnels)
            try await body(story, try await story.hire("anna"))
        }
    }

    private func lead(_ card: CardID, _ story: CardStory) async throws -> LeadColumns {
        let lead = try #require(try await story.card(card).record.lead)
        return try #require(try await story.engine.read { try LeadBook.columns(of: lead, in: $0) })
    }

    /// Cards that push the numbers of cards ahead of those of leads.
    private func deals(_ count: Int, _ story: CardStory, by staff: StaffID) async throws {
        for _ in 0..<count { _ = try await story.commands.create(NewCard(funnel: "sale"), by: staff) }
    }

    private func request(_ fields: [String: FieldValue] = [:]) -> NewCard {
        var new = NewCard(funnel: "request")
        new.fields = fields
        return new
    }

    @Test("A lead made by hand has its row, its fields and its own number", arguments: TestEngines.kinds)
    func byHand(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna in
            try await deals(3, story, by: anna)
            let client = try await story.company("Ромашка")
            let card = try await story.commands.create(
                request([
                    "phone": .text("+79211234567"), "comment": .text("с выставки"), "channel": .text("Выставка"),
                    "company": .company(client),
                ]),
                by: anna
            )
            let known = try await lead(card, story)
            #expect(known.source == .manual && known.status == .inquiry && known.owner == anna)
            #expect(known.number == "+79211234567" && known.comment == "с выставки" && known.channel == "Выставка")
            #expect(known.company == client)
            let name = try await story.card(card).record.name
            #expect(name.subject == "lead:1" && card.rawValue == 4)
            #expect(try await story.card(card).record.phone == "+79211234567")
            try await story.commands.edit(card, ["phone": .text("+79210000000")], by: anna)
            try await story.commands.move(card, to: "talk", fields: ["topic": .text("Заказ")], by: anna)
            let moved = try await lead(card, story)
            #expect(moved.status == .identification && moved.topic == "Заказ" && moved.number == "+79210000000")
            try await story.commands.move(card, to: "done", by: anna)
            #expect(try await lead(card, story).status == .converted)
            let kinds = try await story.journal(card)
            #expect(kinds.contains("card.created") && kinds.contains("card.closed"))
        }
    }

    @Test("Its journal and that of a caller's lead do not mix", arguments: TestEngines.kinds)
    func journals(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna in
            try await deals(1, story, by: anna)
            let byHand = try await story.commands.create(request(), by: anna)
            let now = story.clock.timestamp
            let caller = try await story.engine.write(.realtime) { connection in
                var new = NewLead(source: .call, at: now)
                new.number = "+79219999999"
                return try LeadBook.create(new, in: connection)
            }
            try await story.commands.event(DomainEvent("lead.created", of: .lead(caller), source: .call), by: nil)
            let called = try #require(try await story.engine.read { try CardBook.card(of: caller, in: $0) })
            let names = [
                try await story.card(byHand).record.name.subject, try await story.card(called).record.name.subject,
            ]
            #expect(names == ["lead:1", "lead:2"])
            #expect(byHand.rawValue == 2, "the caller's lead has the number of the other's card")
            #expect(try await story.journal(byHand).filter { $0 == "card.created" }.count == 1)
            #expect(try await story.journal(called).filter { $0 == "card.created" }.count == 1)
            await #expect(throws: CardRefusal.self, "the exchange told that number") {
                try await story.commands.edit(called, ["phone": .text("+79210000000")], by: anna)
            }
        }
    }

    @Test("A lead that a rule makes has a row of its own as well", arguments: TestEngines.kinds)
    func byARule(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna in
            var new = NewCard(funnel: "sale")
            new.title = "Ещё"
            new.fields = ["contact_phone": .text("+79211234567")]
            let deal = try await story.commands.create(new, by: anna)
            let made: [Int64] = try await story.column("SELECT id AS value FROM card WHERE parent_id = \(deal)")
            let card = CardID(try #require(made.first))
            let known = try await lead(card, story)
            #expect(known.source == .rule && known.number == "+79211234567")
            #expect(try await story.card(card).record.phone == "+79211234567")
        }
    }

    @Test("Cards of an older svod without a lead get one when it starts", arguments: TestEngines.kinds)
    func older(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna in
            try await deals(2, story, by: anna)
            let now = story.clock.timestamp
            let card = try await story.engine.write(.normal) { connection in
                var new = NewCardRecord(entity: .lead, funnel: "request", title: "Старое", origin: "person", at: now)
                (new.responsible, new.phone) = (anna, "+79211234567")
                let id = try CardBook.insert(new, in: connection)
                let place = CardPlace(track: "", stage: "talk", funnelVersion: 1, enteredAt: now, move: 1)
                try CardBook.enter(id, place, funnel: "request", isOpen: true, in: connection)
                return id
            }
            let made = try await LeadBackfill.run(story.engine, basis: story.basis(), clock: story.clock.wallClock)
            #expect(made == 1)
            let known = try await lead(card, story)
            #expect(known.status == .identification && known.owner == anna && known.number == "+79211234567")
            #expect(known.source == .manual)
            let again = try await LeadBackfill.run(story.engine, basis: story.basis(), clock: story.clock.wallClock)
            #expect(again == 0)
            try await story.commands.move(card, to: "junk", reason: ("Спам", nil), by: anna)
            #expect(try await lead(card, story).status == .rejected)
        }
    }
}
