import Domain
import HTTPTypes
import HummingbirdTesting
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct DealTotalsTests {
    @Test("Totals due and paid over a selection, and lists by percent paid", arguments: TestEngines.kinds)
    func totals(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let whole = try await story.deal("Всё", 1000_00, paid: 1000_00)
            let half = try await story.deal("Половина", 1000_00, paid: 409_99)
            _ = try await story.deal("Ничего", 500_00, paid: 0)
            _ = try await story.deal("Валюта", 200_00, paid: 300_00, currency: "USD")
            try await story.card("Без заказа")
            let totals = try await story.get("/api/v1/cards/totals").json
            #expect(totals.list.map { $0["currency"] } == ["RUB", "USD"])
            #expect(totals[0]["count"] == 3 && totals[0]["amount"] == 2500_00 && totals[0]["paid"] == 1409_99)
            #expect(totals[0]["due"] == 1090_01)
            #expect(totals[0]["parts"].list.map { $0["share"] } == [0, 1, 3])
            #expect(totals[1]["parts"].list.map { $0["share"] } == [4])
            let picked = try await story.get("/api/v1/cards/totals?id=\(whole)&id=\(half)").json
            #expect(picked[0]["count"] == 2 && picked[0]["due"] == 590_01)
            for (query, names) in [
                ("paid_from=40&paid_to=40", ["Половина"]), ("paid_from=100", ["Валюта", "Всё"]),
                ("paid_to=99", ["Ничего", "Половина"]), ("paid_from=41&paid_to=99", []),
            ] {
                let found = try await story.get("/api/v1/cards?\(query)").json
                #expect(found["cards"].list.map { $0["title"] } == names.map { JSON.text($0) }, "\(query)")
            }
        }
    }

    @Test("Who does not see deals sees no totals")
    func rights() async throws {
        try await CardStory.with(.sqlite, roles: [.operator]) { story in
            #expect(try await story.get("/api/v1/cards/totals").status == .forbidden)
            let page = try await story.get("/cards").text
            #expect(!page.contains("data-totals"))
        }
    }
}

extension CardStory {
    /// A deal with one order of 1C.
    fileprivate func deal(_ title: String, _ sum: Int64, paid: Int64, currency: String = "RUB") async throws -> CardID {
        let card = try await card(title)
        let now = test.clock.timestamp
        try await engine.write(.normal) { connection in
            let key = OneCDocumentKey(title, exchange: "unf")
            var order = OrderRecord(key: key, exchange: "unf", source: .json, currency: currency)
            order.card = card
            order.standing = .posted
            order.amount = Money(minor: sum, currency: currency)
            order.paid = paid
            order = try OrderBook.add(order, at: now, in: connection)
            try OrderBook.write(order, at: now, in: connection)
        }
        return card
    }
}
