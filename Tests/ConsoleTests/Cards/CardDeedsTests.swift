import Domain
import Funnels
import HTTPTypes
import HummingbirdTesting
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct CardDeedsTests {
    @Test(
        "F024 F025: a gate names exactly what lacks, and the move is made again with it",
        arguments: TestEngines.kinds
    )
    func gate(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let card = try await story.make("Профнастил")
            let path = "/api/v1/cards/\(card)/move"
            let refused = try await story.send(path, #"{"stage": "invoice"}"#)
            #expect(refused.status == .unprocessableContent)
            let asked = try refused.json
            #expect(asked["code"] == "missing")
            #expect(Set(asked["missing"].list.map { $0["name"] }) == ["need", "pay_by"])
            #expect(asked["missing"].list.allSatisfy { $0["isRequired"] == true })
            let body = #"{"stage": "invoice", "fields": {"need": "Крыша", "pay_by": "2026-12-01"}}"#
            let moved = try await story.send(path, body)
            #expect(moved.status == .ok)
            #expect(try moved.json["stage"] == "invoice")
            let sheet = try await story.get("/api/v1/cards/\(card)").json
            #expect(sheet["stages"][0]["stage"] == "invoice")
            let field = sheet["fields"].list.first { $0["name"] == "pay_by" }
            #expect(field?["value"] == "2026-12-01" && field?["source"]["name"] == "person")
        }
    }

    @Test("F029: a refusal asks for a reason, «Другое» for its text", arguments: TestEngines.kinds)
    func reason(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let card = try await story.make("Арматура")
            let path = "/api/v1/cards/\(card)/move"
            let asked = try await story.send(path, #"{"stage": "lost"}"#).json
            #expect(asked["reason"]["choices"] == ["Дорого", "Передумали", "Другое"])
            #expect(asked["reason"]["askingForText"] == ["Другое"])
            let without = try await story.send(path, #"{"stage": "lost", "reason": "Другое"}"#)
            #expect(without.status == .unprocessableContent)
            let closed = try await story.send(path, #"{"stage": "lost", "reason": "Другое", "text": "Пожар"}"#)
            #expect(closed.status == .ok)
            #expect(try closed.json["outcome"] == "lost")
            let sheet = try await story.get("/api/v1/cards/\(card)").json
            #expect(sheet["card"]["reason"] == "Другое" && sheet["reasonText"] == "Пожар")
            let again = try await story.send(path, #"{"stage": "new"}"#)
            #expect(try again.json["code"] == "closed")
            let open = try await story.send("/api/v1/cards/\(card)/reopen", #"{"stage": "new", "text": "Передумали"}"#)
            #expect(open.status == .ok)
            #expect(try open.json["outcome"] == "open")
        }
    }

    @Test("Who comes second is told what the first one changed", arguments: TestEngines.kinds)
    func conflict(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let card = try await story.make("Балка")
            let version = try await story.get("/api/v1/cards/\(card)").json["card"]["version"].number ?? 0
            let other = try await story.test.session("anna", roles: [.manager])
            let first = try await story.send(
                "/api/v1/cards/\(card)",
                #"{"version": \#(version), "fields": {"need": "Крыша"}}"#,
                method: .put,
                as: other
            )
            #expect(first.status == .ok)
            let second = try await story.send(
                "/api/v1/cards/\(card)",
                #"{"version": \#(version), "fields": {"need": "Забор"}}"#,
                method: .put
            )
            #expect(second.status == .conflict)
            let told = try second.json
            #expect(told["code"] == "conflict" && told["changed"][0]["titles"] == ["Потребность"])
            #expect(told["changed"][0]["by"].number == other.session.staff.rawValue)
        }
    }

    @Test("A comment tells whom it names", arguments: TestEngines.kinds)
    func mention(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let card = try await story.make("Балка")
            let body = #"{"text": "@Пётр Смирнов, посмотри", "mentions": [\#(story.colleague)]}"#
            #expect(try await story.send("/api/v1/cards/\(card)/comments", body).status == .noContent)
            let feed = try await story.get("/api/v1/cards/\(card)/feed").json
            #expect(feed.list.contains { $0["kind"] == "comment" && $0["text"] == "@Пётр Смирнов, посмотри" })
            let told = try await story.engine.read { try NoticeList.page(of: story.colleague, in: $0) }
            #expect(told.count == 1 && told[0].card == card)
            #expect(try await story.get("/api/v1/notices").json["unseen"] == 0)
        }
    }

    @Test("A value that does not fit its field is refused by the field's name")
    func values() async throws {
        try await CardStory.with { story in
            let card = try await story.make("Балка")
            func put(_ fields: String) async throws -> TestResponse {
                try await story.send("/api/v1/cards/\(card)", #"{"fields": \#(fields)}"#, method: .put)
            }
            #expect(try await put(#"{"pay_by": "завтра"}"#).json["field"] == "pay_by")
            #expect(try await put(#"{"amount": "много"}"#).json["code"] == "invalid")
            #expect(try await put(#"{"nothing": "x"}"#).json["code"] == "notHere")
            #expect(try await put(#"{"paid_sum": "5"}"#).status != .ok, "1C alone writes it")
            let good =
                #"{"amount": "12 345,60", "items": [{"name": "Лист", "quantity": "2,5"}], "pay_by": "2026-12-31"}"#
            #expect(try await put(good).status == .ok)
            let sheet = try await story.get("/api/v1/cards/\(card)").json
            #expect(sheet["card"]["amount"] == 1_234_560)
        }
    }

    @Test("Cards are made by hand in any funnel that is seen")
    func create() async throws {
        try await CardStory.with { story in
            let made = try await story.send(
                "/api/v1/cards",
                #"{"funnel": "sale", "fields": {"title": "Забор", "need": "120 м"}}"#
            )
            #expect(made.status == .created)
            let id = try made.json["id"].number ?? 0
            #expect(try await story.get("/api/v1/cards/\(id)").json["card"]["title"] == "Забор")
            #expect(try await story.send("/api/v1/cards", #"{"funnel": "project"}"#).status == .notFound)
            #expect(try await story.send("/api/v1/cards", #"{"funnel": "no"}"#).status == .notFound)
            let slip = try await story.send("/api/v1/cards", #"{"funnel": "sale", "need": "80 м", "titel": "Забор"}"#)
            #expect(slip.status == .badRequest)
            #expect(slip.text.contains("unknown keys: need, titel"))
        }
    }

    @Test("Many are handed over or rejected at once", arguments: TestEngines.kinds)
    func bulk(_ kind: EngineKind) async throws {
        try await CardStory.with(kind, roles: [.head]) { story in
            let one = try await story.make("Раз")
            let two = try await story.make("Два")
            let given = try await story.send(
                "/api/v1/cards/assign",
                #"{"ids": [\#(one), \#(two)], "to": \#(story.colleague)}"#
            )
            #expect(given.status == .ok)
            let mine = try await story.get("/api/v1/cards?responsible=\(story.colleague)").json["cards"].list
            #expect(mine.count == 2)
            _ = try await story.send("/api/v1/cards/\(one)/move", #"{"stage": "lost", "reason": "Дорого"}"#)
            let body = #"{"ids": [\#(one), \#(two)], "stage": "lost", "reason": "Передумали"}"#
            let rejected = try await story.send("/api/v1/cards/reject", body).json
            #expect(rejected["done"].list.map(\.number) == [two.rawValue])
            #expect(rejected["refused"][0]["code"] == "closed")
            let manager = try await story.test.session("anna", roles: [.manager])
            #expect(try await story.send("/api/v1/cards/reject", body, as: manager).status == .forbidden)
        }
    }

    @Test("Events are handed in by whoever may")
    func events() async throws {
        try await CardStory.with(roles: [.admin]) { story in
            let card = try await story.make("Балка")
            let path = "/api/v1/cards/\(card)/events"
            #expect(
                try await story.send(path, #"{"event": "payment.posted", "data": {"sum": 5}}"#).status == .noContent
            )
            #expect(try await story.send(path, #"{"event": "Payment"}"#).status == .badRequest)
            let manager = try await story.test.session("anna", roles: [.manager])
            #expect(try await story.send(path, #"{"event": "payment.posted"}"#, as: manager).status == .forbidden)
        }
    }

    @Test("Tasks are given, listed and closed by those they are for", arguments: TestEngines.kinds)
    func tasks(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let card = try await story.make("Балка")
            let given = try await story.send(
                "/api/v1/cards/\(card)/tasks",
                #"{"title": "Позвонить", "to": \#(story.colleague), "due": "2026-11-22T10:00"}"#
            )
            #expect(given.status == .noContent)
            #expect(try await story.get("/api/v1/tasks").json["tasks"] == [])
            let team = try await story.get("/api/v1/tasks?who=team").json["tasks"]
            #expect(team[0]["title"] == "Позвонить" && team[0]["cardTitle"] == "Балка")
            let id = team[0]["id"].number ?? 0
            let stranger = try await story.test.session("anna", roles: [.manager])
            #expect(try await story.send("/api/v1/tasks/\(id)/finish", as: stranger).status == .forbidden)
            #expect(try await story.send("/api/v1/tasks/\(id)/finish", "{}").status == .noContent, "who gave it may")
            let sheet = try await story.get("/api/v1/cards/\(card)").json
            #expect(sheet["tasks"][0]["doneBy"].number == story.me.session.staff.rawValue)
            #expect(try await story.get("/tasks").status == .ok)
        }
    }

    @Test("The funnels in force are shown to those who look after them")
    func funnels() async throws {
        try await CardStory.with(roles: [.head]) { story in
            let page = try await story.get("/admin/funnels").text
            #expect(page.contains("Счёт выставлен") && page.contains("cards.yaml"))
            let manager = try await story.test.session("anna", roles: [.manager])
            #expect(try await story.get("/admin/funnels", as: manager).status == .forbidden)
        }
    }
}

extension CardStory {
    /// A card made as a person makes it.
    func make(_ title: String, in funnel: String = "sale") async throws -> CardID {
        var new = NewCard(funnel: funnel)
        new.title = title
        return try await test.cards.create(new, by: me.session.staff)
    }
}
