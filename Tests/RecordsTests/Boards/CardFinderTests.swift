import Domain
import Store
import TestSupport
import Testing

@testable import Records

@Suite struct CardFinderTests {
    @Test(
        "Cards are found by title, company, person, number of 1C, telephone and their own number, in either layout",
        arguments: [
            ("профнас", ["профнастил для склада"]), ("ghjayfc", ["профнастил для склада"]),
            ("невский", ["арматура"]), ("ytdcrbq", ["арматура"]), ("кузнецова", ["ворота"]), ("УТ-10", ["ворота"]),
            ("555-01-01", ["профнастил для склада"]), ("+7 812 555-01-02", ["арматура"]), ("3", ["ворота"]),
            ("100%", []), ("   ", nil),
        ] as [(String, [String]?)]
    )
    func finds(_ text: String, _ titles: [String]?) async throws {
        for kind in TestEngines.kinds {
            try await TestEngines.with(kind) { engine in
                try await engine.write(.normal) { try Self.fill($0) }
                let found = try await engine.read { connection in
                    try CardFinder.ids(
                        text,
                        among: ["sale"],
                        outcome: .open,
                        plan: NumberingPlan(country: "RU"),
                        in: connection
                    )?.map { id in
                        try connection.row("SELECT title FROM card WHERE id = \(id)")?.get("title") as String?
                    }
                }
                #expect(found == titles, "\(kind)")
            }
        }
    }

    private static func fill(_ connection: any Connection) throws {
        let company = try connection.insert(
            """
            INSERT INTO company (name, name_key, created_at) VALUES ('Невский Центр', 'невский центр', 0)
            """
        )
        let person = try connection.insert(
            """
            INSERT INTO person (name, name_key, created_at) VALUES ('Кузнецова Ольга', 'кузнецова ольга', 0)
            """
        )
        let cards: [(title: String, company: Int64?, person: Int64?, number: String?, phone: String?, funnel: String)] =
            [
                ("профнастил для склада", nil, nil, nil, "+78125550101", "sale"),
                ("арматура", company, nil, nil, "+78125550102", "sale"),
                ("ворота", nil, person, "УТ-1042", nil, "sale"),
                ("профнастил тайный", nil, person, "УТ-1043", "+78125550101", "other"),
            ]
        for card in cards {
            try connection.execute(
                """
                INSERT INTO card (entity, funnel, title, title_key, outcome, company_id, person_id, number, phone, origin,
                    created_at, changed_at, touched_at)
                VALUES ('deal', \(card.funnel), \(card.title), \(card.title), 'open', \(card.company), \(card.person),
                    \(card.number), \(card.phone), 'person', 0, 0, 0)
                """
            )
        }
    }
}
