import Domain
import HTTPTypes
import HummingbirdTesting
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct BoardPagesTests {
    @Test("F026: columns say how many cards stand there and what they are worth", arguments: TestEngines.kinds)
    func columns(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            try await story.card("Профнастил", amount: 1_250_050)
            try await story.card("Арматура", amount: 250_000)
            try await story.card("Без суммы")
            try await story.card("Швеллер", at: "offer", amount: 100)
            let board = try await story.get("/api/v1/boards/sale").json
            #expect(board["columns"].list.map { $0["stage"] } == ["new", "offer", "invoice"])
            let new = board["columns"][0]
            #expect(new["count"] == 3 && new["sums"]["RUB"] == 1_500_050)
            #expect(new["cards"].list.map { $0["title"] } == ["Без суммы", "Арматура", "Профнастил"])
            #expect(board["columns"][1]["count"] == 1 && board["columns"][2]["count"] == 0)
        }
    }

    @Test("F026: a column is read page by page", arguments: TestEngines.kinds)
    func pages(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            for number in 1...53 {
                try await story.card("Сделка \(number)")
                story.test.clock.advance(by: .seconds(1))
            }
            let column = try await story.get("/api/v1/boards/sale").json["columns"][0]
            #expect(column["cards"].list.count == 50 && column["count"] == 53)
            guard case .text(let more) = column["more"] else { throw MissingValue() }
            let rest = try await story.get("/api/v1/boards/sale/new?after=\(more)").json
            #expect(rest["cards"].list.map { $0["title"] } == ["Сделка 3", "Сделка 2", "Сделка 1"])
            #expect(rest["more"] == .null)
        }
    }

    @Test("Sums and persons on the board follow the card", arguments: TestEngines.kinds)
    func mirrors(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let card = try await story.card("Труба", amount: 100)
            try await story.engine.write(.normal) { connection in
                try CardBook.change(card, "amount = \(Int64(700)), responsible_id = \(story.colleague)", in: connection)
            }
            let all = try await story.get("/api/v1/boards/sale").json["columns"][0]
            #expect(all["sums"]["RUB"] == 700)
            let mine = try await story.get("/api/v1/boards/sale?who=mine").json["columns"][0]
            #expect(mine["count"] == 0)
            let his = try await story.get("/api/v1/boards/sale?responsible=\(story.colleague)").json["columns"][0]
            #expect(his["count"] == 1)
        }
    }

    @Test("Filters: mine, text in either layout, late", arguments: TestEngines.kinds)
    func filters(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let me = story.me.session.staff
            try await story.card("Профнастил для склада", responsible: me)
            let late = try await story.card("Арматура", responsible: story.colleague)
            let due = story.test.clock.timestamp - .seconds(60)
            try await story.engine.write(.normal) { connection in
                var order = CardTasks.Order(title: "Позвонить")
                order.dueAt = due
                _ = try CardTasks.make(
                    order,
                    for: try CardBook.record(of: late, in: connection),
                    at: due,
                    in: connection
                )
            }
            func titles(_ query: String) async throws -> [JSON] {
                try await story.get("/api/v1/boards/sale?\(query)").json["columns"][0]["cards"].list.map { $0["title"] }
            }
            #expect(try await titles("who=mine") == ["Профнастил для склада"])
            #expect(try await titles("q=%D1%81%D0%BA%D0%BB%D0%B0%D0%B4") == ["Профнастил для склада"])
            #expect(try await titles("q=fhvfnehf") == ["Арматура"])
            #expect(try await titles("overdue=yes") == ["Арматура"])
            #expect(try await titles("q=%D0%BD%D0%B8%D1%87%D0%B5%D0%B3%D0%BE") == [])
        }
    }

    @Test("F027: what has not moved for longer than it should is marked", arguments: TestEngines.kinds)
    func stuck(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let forgotten = try await story.card("Забыли")
            try await story.card("Свежая")
            try await story.engine.write(.normal) { connection in
                try connection.execute(
                    "UPDATE card_stage SET entered_at = entered_at - 864000000000 WHERE card_id = \(forgotten)"
                )
            }
            let board = try await story.get("/api/v1/boards/sale").json
            #expect(board["columns"][0]["stuck"] == 1)
            #expect(board["stuckBefore"]["new"].number != nil)
        }
    }

    @Test("F028: a tile carries the day on which its invoice runs out", arguments: TestEngines.kinds)
    func countdown(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let card = try await story.card("Счёт", at: "invoice")
            let day = try requireValue(CivilDate(year: 2026, month: 11, day: 24))
            try await story.write("pay_by", .date(day), of: card)
            let board = try await story.get("/api/v1/boards/sale").json
            #expect(board["columns"][2]["cards"][0]["numbers"]["pay_by"].number == 20_781)
            let clock = board["funnel"]["stages"][2]["countdown"]
            #expect(clock["field"] == "pay_by" && clock["isDay"] == true && clock["title"] == "Оплатить до")
        }
    }

    @Test("A card that changed is painted anew where it now stands", arguments: TestEngines.kinds)
    func tiles(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let card = try await story.card("Балка")
            try await story.engine.write(.normal) { connection in
                let place = CardPlace(
                    track: "",
                    stage: "offer",
                    funnelVersion: 0,
                    enteredAt: Timestamp(seconds: 9),
                    move: 2
                )
                try CardBook.enter(card, place, funnel: "sale", isOpen: true, in: connection)
            }
            let tiles = try await story.get("/api/v1/boards/sale/tiles?id=\(card),999").json["tiles"]
            #expect(tiles.list.count == 1 && tiles[0]["stage"] == "offer")
        }
    }

    @Test("A card stands on the board once a track", arguments: TestEngines.kinds)
    func tracks(_ kind: EngineKind) async throws {
        try await CardStory.with(kind, roles: [.head]) { story in
            let card = try await story.card("Сайт", in: "project", at: "start")
            try await story.engine.write(.normal) { connection in
                for (track, stage) in [("money", "bill"), ("work", "make")] {
                    let place = CardPlace(
                        track: track,
                        stage: stage,
                        funnelVersion: 0,
                        enteredAt: Timestamp(seconds: 9),
                        move: 1
                    )
                    try CardBook.enter(card, place, funnel: "project", isOpen: true, in: connection)
                }
            }
            let columns = try await story.get("/api/v1/boards/project").json["columns"].list
            #expect(columns.filter { $0["count"] == 1 }.map { $0["stage"] } == ["start", "bill", "make"])
            #expect(columns[1]["cards"][0]["stages"]["work"] == "make")
        }
    }

    @Test("A funnel is seen by those it is for, and nobody else learns of it")
    func sight() async throws {
        try await CardStory.with { story in
            let hidden = try await story.card("Секрет", in: "project", at: "start")
            #expect(try await story.get("/boards/project").status == .notFound)
            #expect(try await story.get("/api/v1/boards/project").status == .notFound)
            #expect(try await story.get("/api/v1/cards/\(hidden)").status == .notFound)
            #expect(try await story.get("/cards/\(hidden)").status == .notFound)
            #expect(try await story.get("/api/v1/cards/\(hidden)/feed").status == .notFound)
            #expect(try await story.send("/api/v1/cards/\(hidden)/move", #"{"stage": "done"}"#).status == .notFound)
            #expect(try await story.get("/api/v1/cards?outcome=all").json["cards"] == [])
            #expect(try await story.get("/api/v1/pick/cards?q=%D0%A1%D0%B5%D0%BA%D1%80%D0%B5%D1%82").json == [])
            let names = try await story.get("/api/v1/boards").json.list.map { $0["name"] }
            #expect(names == ["requests", "sale"])
            let head = try await story.test.session("anna", roles: [.head])
            #expect(try await story.get("/api/v1/cards/\(hidden)", as: head).status == .ok)
            let `operator` = try await story.test.session("vera", roles: [.operator])
            #expect(try await story.get("/boards/sale", as: `operator`).status == .notFound)
            #expect(try await story.get("/boards/requests", as: `operator`).status == .ok)
        }
    }

    @Test("Pages of boards are drawn")
    func drawn() async throws {
        try await CardStory.with { story in
            try await story.card("<b>Жирная</b> & опасная")
            let page = try await story.get("/boards/sale")
            #expect(page.status == .ok && page.text.contains("data-board-state") && !page.text.contains("<b>Жирная"))
            let index = try await story.get("/boards")
            #expect(index.text.contains("Продажа") && !index.text.contains("Проект"))
        }
    }
}
