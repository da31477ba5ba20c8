import Domain
import Store
import TestSupport
import Testing

@testable import Records

/// People are found by words of their name or company in any order and by the ends of a number, through indexes.
@Suite struct SearchBookTests {
    private static let now = Timestamp(seconds: 1_795_300_000)

    private func with(
        _ kind: EngineKind,
        _ body: @escaping @Sendable (@Sendable (String) async throws -> SearchResult, any Engine) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            try await engine.write(.normal) { try Self.populate($0) }
            let find: @Sendable (String) async throws -> SearchResult = { text in
                try await engine.read { try SearchBook.find(text, plan: NumberingPlan(), at: Self.now, in: $0) }
            }
            try await body(find, engine)
        }
    }

    private static func populate(_ connection: any Connection) throws {
        let company = try connection.insert(
            "INSERT INTO company (name, name_key, created_at) VALUES ('ООО «Ромашка-2»', 'ооо ромашка 2', \(now))"
        )
        try person("Анна Кац", "+78125550101", connection, company: company)
        try person("Каценеленбоген Лев", "+79211234567", connection)
        try person("Семён Анненков", "+4930123456", connection)
    }

    private static func person(
        _ name: String,
        _ number: String,
        _ connection: any Connection,
        company: Int64? = nil
    ) throws {
        let id = try connection.insert(
            """
            INSERT INTO person (name, name_key, company_id, created_at)
            VALUES (\(name), \(FoldedKey.of(name)), \(company), \(now))
            """
        )
        try connection.execute("INSERT INTO person_phone (person_id, number) VALUES (\(id), \(number))")
    }

    @Test(arguments: TestEngines.kinds)
    func wordsAreFoundByTheirBeginningsInAnyOrder(_ kind: EngineKind) async throws {
        try await with(kind) { find, _ in
            for (text, names) in [
                ("кац", ["Анна Кац", "Каценеленбоген Лев"]), ("анна кац", ["Анна Кац"]), ("Кац, Анна", ["Анна Кац"]),
                ("rfw fyy", ["Анна Кац"]), ("анн", ["Анна Кац", "Семён Анненков"]), ("семен", ["Семён Анненков"]),
                ("ромашк", ["Анна Кац"]), ("ооо 2", ["Анна Кац"]), ("нна", []), ("анна лев", []),
                ("\"кац\" OR анна*", []), ("'", []), ("кац:*", ["Анна Кац", "Каценеленбоген Лев"]),
            ] as [(String, [String])] {
                let found = try await find(text).people.map(\.title)
                #expect(found == names, "\(text)")
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aNumberIsFoundByItsEndsAndWhole(_ kind: EngineKind) async throws {
        try await with(kind) { find, _ in
            for (text, names) in [
                ("0101", ["Анна Кац"]), ("555-01-01", ["Анна Кац"]), ("8 812 555", ["Анна Кац"]),
                ("812 555", ["Анна Кац"]),
                ("+7 921", ["Каценеленбоген Лев"]), ("8 (921) 123-45-67", ["Каценеленбоген Лев"]),
                ("+4930", ["Семён Анненков"]), ("123456", ["Семён Анненков"]), ("9999", []),
            ] as [(String, [String])] {
                let found = try await find(text).people.map(\.title)
                #expect(found == names, "\(text)")
            }
            #expect(try await find("0101").people.first?.numberText == "+7 (812) 555-01-01")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aNameThatChangesOrGoesIsNoLongerFound(_ kind: EngineKind) async throws {
        try await with(kind) { find, engine in
            try await engine.write(.normal) { connection in
                try connection.execute("UPDATE person SET name_key = 'анна леви' WHERE name = 'Анна Кац'")
                try connection.execute("UPDATE person SET erased_at = 1 WHERE name = 'Каценеленбоген Лев'")
                try connection.execute("DELETE FROM person_phone WHERE number = '+4930123456'")
                try connection.execute("DELETE FROM person WHERE name = 'Семён Анненков'")
            }
            #expect(try await find("кац").people.isEmpty)
            #expect(try await find("леви").people.map(\.title) == ["Анна Кац"])
            #expect(try await find("анненков").people.isEmpty)
        }
    }

    @Test(arguments: ["анна кац", "ан", "5550101"])
    func noSearchReadsAWholeTable(_ text: String) async throws {
        try await with(.sqlite) { _, engine in
            let asked = SearchTerms(text, plan: NumberingPlan())
            let query = try #require(SearchBook.people(asked, engine.dialect))
            let steps = try await engine.read { connection in
                try connection.rows("EXPLAIN QUERY PLAN \(query)").map { try $0.get("detail") as String }
            }
            #expect(!steps.isEmpty)
            for table in ["person", "company", "person_phone"] {
                #expect(!steps.contains { $0 == "SCAN \(table)" }, "\(steps)")
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func cardsOfFunnelsThatAreNotShownAreNotFound(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await engine.write(.normal) { connection in
                for funnel in ["open", "secret"] {
                    try connection.execute(
                        """
                        INSERT INTO card (entity, funnel, title, title_key, outcome, phone, origin, created_at, changed_at,
                            touched_at)
                        VALUES ('deal', \(funnel), \(funnel), \(funnel), 'open', '+78125550101', 'person', 0, 0, 0)
                        """
                    )
                }
            }
            for (funnels, titles) in [
                (nil, ["secret", "open"]), (["open"], ["open"]), ([], []), (["open", "secret"], ["secret", "open"]),
            ] as [([String]?, [String])] {
                let found = try await engine.read { connection in
                    try SearchBook.find(
                        "+7 812 555-01-01",
                        plan: NumberingPlan(),
                        funnels: funnels,
                        at: Self.now,
                        in: connection
                    )
                }
                #expect(found.deals.map(\.title) == titles)
            }
        }
    }
}
