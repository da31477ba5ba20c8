import Domain
import HTTPTypes
import HummingbirdTesting
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct CardListPagesTests {
    @Test("Lists are filtered, ordered and paged by key", arguments: TestEngines.kinds)
    func lists(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            for number in 1...60 {
                try await story.card("Сделка \(number)", amount: Int64(number * 100))
            }
            let first = try await story.get("/api/v1/cards?funnel=sale&sort=amount").json
            #expect(first["cards"].list.count == 50 && first["cards"][0]["title"] == "Сделка 60")
            guard case .text(let more) = first["more"] else { throw MissingValue() }
            let rest = try await story.get("/api/v1/cards?funnel=sale&sort=amount&after=\(more)").json
            #expect(rest["cards"].list.map { $0["title"] }.last == "Сделка 1" && rest["cards"].list.count == 10)
            let some = try await story.get("/api/v1/cards?amount_from=58&amount_to=59").json["cards"].list
            #expect(some.map { $0["title"] } == ["Сделка 59", "Сделка 58"])
            #expect(try await story.get("/api/v1/cards?stage=offer").json["cards"] == [])
            let standing = try await story.get("/api/v1/cards?stage=new&amount_from=58&amount_to=59").json["cards"].list
            #expect(standing.map { $0["title"] } == ["Сделка 59", "Сделка 58"])
            let his = "/api/v1/cards?stage=new&responsible=\(story.colleague)"
            #expect(try await story.get(his).json["cards"] == [])
            #expect(try await story.get("/api/v1/cards?responsible=none&q=60").json["cards"].list.count == 1)
        }
    }

    @Test("The page shows rows, the count and the own filters; leads have a page of their own")
    func page() async throws {
        try await CardStory.with { story in
            try await story.card("Профнастил", amount: 1_234_560)
            try await story.card("Звонок", in: "requests")
            let all = try await story.get("/cards").text
            #expect(all.contains("Профнастил") && all.contains("12\u{A0}345,60\u{A0}₽") && all.contains("2 карточки"))
            let leads = try await story.get("/leads").text
            #expect(leads.contains("Звонок") && !leads.contains("Профнастил"))
        }
    }

    @Test("A filter is kept under a name, and shared", arguments: TestEngines.kinds)
    func savedFilters(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let body = #"{"page": "cards", "name": "Крупные", "query": "sort=amount", "shared": true}"#
            #expect(try await story.send("/api/v1/filters", body).status == .noContent)
            let other = try await story.test.session("anna", roles: [.manager])
            let seen = try await story.get("/api/v1/filters?page=cards", as: other).json
            #expect(seen[0]["name"] == "Крупные" && seen[0]["owner"] == "Ольга Петрова")
            let id = seen[0]["id"].number ?? 0
            _ = try await story.send("/api/v1/filters/\(id)", method: .delete, as: other)
            #expect(try await story.get("/api/v1/filters?page=cards").json.list.count == 1, "another's stays")
            _ = try await story.send("/api/v1/filters/\(id)", method: .delete)
            #expect(try await story.get("/api/v1/filters?page=cards").json == [])
            #expect(
                try await story.send("/api/v1/filters", #"{"page": "x", "name": "a", "query": ""}"#).status
                    == .badRequest
            )
        }
    }

    @Test("Who may takes the list out as a file; it is written down", arguments: TestEngines.kinds)
    func export(_ kind: EngineKind) async throws {
        try await CardStory.with(kind, roles: [.head]) { story in
            try await story.card("=Формула", amount: 1050)
            let file = try await story.get("/cards.csv?funnel=sale")
            #expect(file.status == .ok && file.text.contains("'=Формула;10,50;RUB"))
            let manager = try await story.test.session("anna", roles: [.manager])
            #expect(try await story.get("/cards.csv", as: manager).status == .forbidden)
            let seen: Int? = try await story.engine.read { connection in
                try connection.row("SELECT count(*) AS n FROM access_log WHERE what = 'cards.exported'")?.get("n")
            }
            #expect(seen == 1)
        }
    }
}
