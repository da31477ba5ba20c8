import Domain
import Foundation
import OneCTestSupport
import Records
import Store
import TestSupport
import Testing

/// The built program with a 1C at its side, and what is to hold between the two.
enum OneCScenario {
    /// Lends a scenario in which nothing runs yet.
    static func with(_ kind: EngineKind, _ body: (Scenario) async throws -> Void) async throws {
        var options = ScenarioOptions(engine: kind)
        options.funnels = OneCFunnel.text()
        options.hasOneC = true
        try await Scenario.with(options, body)
    }

    /// Waits until everything is read, and compares the books.
    static func expect(_ books: PackageBooks, in scenario: Scenario, _ place: String = "") async throws {
        try await eventually("Every file is read") {
            try await number(
                """
                SELECT (SELECT count(*) FROM onec_reading WHERE state = 'waiting')
                    + (SELECT count(*) FROM inbox WHERE state <> 'done') AS n
                """,
                in: scenario
            ) == 0
        }
        let differences = try await scenario.withStore { engine async throws in
            try await BooksComparison.differences(from: books, in: engine)
        }
        #expect(differences == [], "\(place)")
        for table in ["card_effect WHERE state <> 'done'", "onec_reading WHERE state = 'broken'", "onec_file_refusal"] {
            let query = SQL(stringLiteral: "SELECT count(*) AS n FROM \(table)")
            #expect(try await number(query, in: scenario) == 0, "\(table) \(place)")
        }
    }

    /// A deal that waits to go to 1C.
    static func makeDeal(in scenario: Scenario) async throws {
        try await scenario.withStore { engine async throws in
            try await engine.write(.realtime) { connection in
                let now = Timestamp(seconds: 1_795_000_000)
                var card = NewCardRecord(entity: .deal, funnel: "sale", title: "Двери", origin: "person", at: now)
                card.amount = Money(minor: 555_55)
                let id = try CardBook.insert(card, in: connection)
                let place = CardPlace(track: "", stage: "new", funnelVersion: 1, enteredAt: now, move: 1)
                try CardBook.enter(id, place, funnel: "sale", isOpen: true, in: connection)
                let order = CardEffectBook.Order(key: "test", kind: "onec", payload: "{\"settings\":{}}")
                _ = try CardEffectBook.order(order, for: id, at: now, in: connection)
            }
        }
    }

    static func number(_ query: SQL, in scenario: Scenario) async throws -> Int64 {
        try await scenario.withStore { engine async throws in
            try await engine.read { try $0.row(query)?.get("n") ?? 0 }
        }
    }
}
