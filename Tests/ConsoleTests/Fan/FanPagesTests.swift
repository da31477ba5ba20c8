import Domain
import FanOrders
import HTTPTypes
import HummingbirdTesting
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct FanPagesTests {
    @Test("A group with its requests, what matches marked, and a decision for all", arguments: TestEngines.kinds)
    func decides(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            _ = try await story.fan()
            let list = try await story.get("/api/v1/fan").json
            #expect(list["rows"].list.count == 1 && list["rows"][0]["dealers"] == 4)
            let id = try requireValue(list["rows"][0]["id"].number)
            #expect(try await story.get("/fan").text.contains("data-fan-page"))
            let sheet = try await story.get("/api/v1/fan/\(id)").json
            #expect(sheet["requests"].list.count == 5)
            #expect(sheet["requests"].list.contains { $0["dealer"] == "АкваСнаб" })
            let seen = try requireValue(sheet["group"]["version"].number)
            let odd = try requireValue(sheet["requests"][4]["id"].number)
            let split = try await story.post("/api/v1/fan/\(id)/split", #"{"seen":\#(seen),"requests":[\#(odd)]}"#)
            #expect(split.status == .ok)
            #expect(try split.json["requests"].list.count == 4)
            let stale = try await story.post("/api/v1/fan/\(id)/confirm", #"{"seen":\#(seen)}"#)
            #expect(stale.status == .conflict)
            let act = try requireValue(try split.json["acts"][0]["id"].number)
            #expect(try await story.post("/api/v1/fan/acts/\(act)/undo").status == .noContent)
            let now = try await story.get("/api/v1/fan/\(id)").json
            #expect(now["requests"].list.count == 5)
            let version = try requireValue(now["group"]["version"].number)
            let winner = try requireValue(now["requests"][1]["id"].number)
            let body = #"{"seen":\#(version),"winner":\#(winner),"days":5,"reason":"Бронь у другого дилера"}"#
            let decided = try await story.post("/api/v1/fan/\(id)/decide", body)
            #expect(decided.status == .ok, "\(decided.text)")
            #expect(try decided.json["group"]["holder"] == "ТД Насосы")
            #expect(try await story.post("/api/v1/fan/\(id)/decide", body).status == .conflict)
            let active = try await story.get("/api/v1/reservations").json["active"]
            #expect(active.list.count == 1 && active[0]["blocked"].list.count == 4)
            let name =
                "%D0%9C%D0%A3%D0%9F+%D0%9F%D0%B5%D1%80%D0%BC%D0%B2%D0%BE%D0%B4%D0%BE%D0%BA%D0%B0%D0%BD%D0%B0%D0%BB"
            let history = try await story.get("/api/v1/fan/history?customer=\(name)")
            #expect(try history.json.list.count == 1)
        }
    }

    @Test("Whoever has no right to groups learns numbers and no names", arguments: TestEngines.kinds)
    func secrecy(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let list = try await story.get("/api/v1/fan").json
            let id = try requireValue(list["rows"][0]["id"].number)
            for path in [
                "/fan", "/reservations", "/api/v1/fan", "/api/v1/fan/\(id)", "/api/v1/fan/history?company=1",
                "/api/v1/reservations",
            ] {
                #expect(try await story.get(path, as: story.manager).status == .forbidden, "\(path)")
            }
            for name in ["confirm", "split", "merge", "add", "apart", "decide"] {
                #expect(try await story.post("/api/v1/fan/\(id)/\(name)", as: story.manager).status == .forbidden)
            }
            for name in ["release", "pass", "extend", "answer"] {
                #expect(try await story.post("/api/v1/reservations/1/\(name)", as: story.manager).status == .forbidden)
            }
            let badge = try await story.get("/api/v1/cards/\(cards[0])/fan", as: story.manager)
            #expect(try badge.json["dealers"] == 4 && badge.json["requests"] == 5)
            let others = ["ТД Насосы", "АкваСнаб", "Промкомплект"]
            #expect(others.allSatisfy { !badge.text.contains($0) })
            #expect(!badge.text.contains("group"))
            #expect(try await story.get("/api/v1/cards/\(cards[0])/fan").json["group"].number == id)
            let card = try await story.get("/api/v1/cards/\(cards[0])", as: story.manager).text
            let journal = try await story.get("/api/v1/cards/\(cards[0])/journal", as: story.manager).text
            #expect(others.allSatisfy { !card.contains($0) && !journal.contains($0) })
            let notices = try await story.get("/api/v1/notices", as: story.manager).text
            #expect(others.allSatisfy { !notices.contains($0) })
        }
    }

    @Test("A manager sees no reservation but those of his own deals", arguments: TestEngines.kinds)
    func ownReservations(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            _ = try await story.fan()
            let sheet = try await story.get("/api/v1/fan/1").json
            let version = try requireValue(sheet["group"]["version"].number)
            let winner = try requireValue(sheet["requests"][1]["id"].number)
            let body = #"{"seen":\#(version),"winner":\#(winner),"days":5,"reason":"Бронь у другого дилера"}"#
            #expect(try await story.post("/api/v1/fan/1/decide", body).status == .ok)
            let card = try requireValue(try await story.get("/api/v1/reservations").json["active"][0]["card"].number)
            let deal = try requireValue(sheet["requests"][1]["card"].number)
            let other = try await story.test.session("galiev", roles: [.manager])
            let open = ["/api/v1/boards/ru_reserve", "/api/v1/cards?funnel=ru_reserve", "/api/v1/cards/\(deal)/chain"]
            for path in open + ["/api/v1/pick/cards?q=%D0%9D%D0%B0%D1%81%D0%BE%D1%81%D1%8B"] {
                let named = "\"id\":\(card),"
                #expect(try await story.get(path, as: story.manager).text.contains(named), "\(path): his own")
                #expect(try await story.get(path).text.contains(named), "\(path): the product manager's")
                let seen = try await story.get(path, as: other)
                #expect(seen.status == .ok && !seen.text.contains(named), "\(path): nobody else's")
            }
            for path in ["/api/v1/cards/\(card)", "/api/v1/cards/\(card)/journal", "/cards/\(card)"] {
                #expect(try await story.get(path, as: other).status == .notFound, "\(path)")
                #expect(try await story.get(path, as: story.manager).status == .ok, "\(path)")
            }
            let asked = try await story.get(
                "/api/v1/boards/ru_reserve?responsible=\(story.manager.session.staff)",
                as: other
            )
            #expect(!asked.text.contains("\"id\":\(card),"), "asking for a colleague's shows nothing")
        }
    }

    @Test("Live events of groups go to those who may see them", arguments: TestEngines.kinds)
    func live(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            _ = try await story.fan()
            let entries = try await story.test.engine.read {
                try Journal.entries(after: EventID(0), limit: 500, in: $0)
            }
            let painter = LivePainter.console(clock: story.test.clock.wallClock)
            let managers = try await story.test.engine.read { try painter.paint(entries, Role.manager.rights, $0) }
            #expect(!managers.contains { $0.type == "fan" })
            let products = try await story.test.engine.read { try painter.paint(entries, Role.product.rights, $0) }
            let told = products.filter { $0.type == "fan" }
            #expect(!told.isEmpty && told.allSatisfy { $0.right == .fan })
            let listener = try await story.get("/static/0000/js/live-line.js").text
            for type in Set(products.map(\.type) + ["letter", "payment"]) {
                #expect(listener.contains("\"\(type)\""), "a browser hears only what it names: \(type)")
            }
        }
    }

    @Test("A reservation is extended, passed on and released on its page", arguments: TestEngines.kinds)
    func reservations(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            _ = try await story.fan()
            let sheet = try await story.get("/api/v1/fan/1").json
            let version = try requireValue(sheet["group"]["version"].number)
            let winner = try requireValue(sheet["requests"][0]["id"].number)
            let body = #"{"seen":\#(version),"winner":\#(winner),"days":5,"reason":"Бронь у другого дилера"}"#
            #expect(try await story.post("/api/v1/fan/1/decide", body).status == .ok)
            #expect(try await story.get("/reservations").text.contains("data-reservation-page"))
            let one = try await story.get("/api/v1/reservations").json["active"][0]
            let id = try requireValue(one["id"].number)
            let path = "/api/v1/reservations/\(id)"
            let longer = try await story.post("\(path)/extend", #"{"to":"2027-01-15","text":"Ждут аванс"}"#)
            #expect(try longer.json["active"][0]["until"] == "2027-01-15", "\(longer.text)")
            #expect(try await story.post("\(path)/extend", #"{"to":"2027-01-10"}"#).status == .badRequest)
            #expect(try await story.post("\(path)/release", #"{"reason":"Просто так"}"#).status == .badRequest)
            let passed = try await story.post("\(path)/pass", #"{"reason":"Дилер отказался"}"#)
            #expect(passed.status == .ok)
            #expect(try passed.json["active"].list.isEmpty)
            #expect(try passed.json["ended"][0]["state"] == "released")
            #expect(try await story.post("\(path)/release", #"{"reason":"Дилер отказался"}"#).status == .conflict)
        }
    }
}
