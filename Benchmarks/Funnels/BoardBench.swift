import Domain
import Records
import Store

/// How long the server works on a board of a hundred thousand open deals, its columns and its lists.
struct BoardBench: Sendable {
    /// The store, filled.
    let engine: any Engine
    /// How many times each page is read.
    let reads: Int

    private struct Place: Sendable {
        var deals = 0
        var open = 0
        var staff: [StaffID] = []
        var departments: [DepartmentID] = []
        var moments: [Timestamp] = []
    }

    private typealias Page = @Sendable (inout SeededRandom, Place, any Connection) throws -> Int

    /// Measures.
    func run() async throws -> Section {
        let place = try await look()
        let open = "\(Number.grouped(place.open)) open of \(Number.grouped(place.deals)) deals"
        var section = Section(title: "A board of \(open), the server's side")
        for (name, page) in Self.pages {
            var times: [Duration] = []
            var rows = 0
            for item in 0..<reads {
                let start = ContinuousClock.now
                rows += try await engine.read { connection in
                    var random = SeededRandom(seed: 7, item: item)
                    return try page(&random, place, connection)
                }
                times.append(start.duration(to: .now))
            }
            let all = Distribution(times)
            let middle = Number.short(all.milliseconds(0.5))
            let cards = Number.short(Double(rows) / Double(reads))
            let beside = "p50 \(middle) ms, \(cards) cards a page"
            section.figures.append(
                .atMost(100, "\(name), p99", all.milliseconds(0.99), unit: "ms", beside: beside)
            )
        }
        section.notes.append(
            "\(Number.grouped(reads)) reads of each page, through the read models that the console asks"
        )
        return section
    }

    private func look() async throws -> Place {
        try await engine.read { connection in
            var place = Place()
            place.deals = try connection.row("SELECT count(*) AS n FROM card")?.get("n") ?? 0
            place.open = try connection.row("SELECT count(*) AS n FROM card WHERE outcome = 'open'")?.get("n") ?? 0
            place.staff = try connection.rows("SELECT id FROM staff").map { try $0.get("id") }
            place.departments = try connection.rows("SELECT id FROM department").map { try $0.get("id") }
            place.moments = try connection.rows(
                "SELECT entered_at FROM card_stage WHERE is_open = \(true) ORDER BY card_id LIMIT 10000"
            ).map { try $0.get("entered_at") }
            return place
        }
    }
}

extension BoardBench {
    private static let stages = BenchFunnel.stages.map(\.name)

    private static let pages: [(String, Page)] = [
        ("the whole board", { try board(&$0, $1, $2) { _, _, _ in } }),
        ("the board of one manager", { try board(&$0, $1, $2) { $2.responsible = $0.one(of: $1.staff) } }),
        ("the board of one department", { try board(&$0, $1, $2) { $2.department = $0.one(of: $1.departments) } }),
        ("a further page of a column", column),
        ("a list, newest first", { try list(&$0, $1, $2) { _, _, _ in } }),
        ("a list of one manager", { try list(&$0, $1, $2) { $2.responsible = $0.one(of: $1.staff) } }),
        (
            "a list by department, stage and sum",
            {
                try list(&$0, $1, $2) { random, place, filter in
                    filter.department = random.one(of: place.departments)
                    filter.stage = random.one(of: stages)
                    filter.amountFrom = 10_000_000_00
                }
            }
        ),
        ("a list by tag", { try list(&$0, $1, $2) { _, _, filter in filter.tag = "тендер" } }),
        ("a page far down, last changed first", deep),
        ("what was typed into the search", search),
    ]

    private static func board(
        _ random: inout SeededRandom,
        _ place: Place,
        _ connection: any Connection,
        _ narrow: (inout SeededRandom, Place, inout BoardFilter) -> Void
    ) throws -> Int {
        var filter = BoardFilter(funnel: BenchFunnel.name)
        narrow(&random, place, &filter)
        let stuck = WallClock.system.now() - .seconds(5 * 86_400)
        return try BoardReader(filter, fields: ["ship_on"], in: connection)
            .columns(stages, stuckBefore: ["new": stuck, "need": stuck, "offer": stuck])
            .reduce(0) { $0 + $1.cards.count }
    }

    private static func column(
        _ random: inout SeededRandom,
        _ place: Place,
        _ connection: any Connection
    ) throws -> Int {
        let mark = CardMark(value: random.one(of: place.moments).microseconds, id: CardID(0))
        return try BoardReader(BoardFilter(funnel: BenchFunnel.name), fields: ["ship_on"], in: connection)
            .cards(of: random.one(of: stages), after: mark).tiles.count
    }

    private static func list(
        _ random: inout SeededRandom,
        _ place: Place,
        _ connection: any Connection,
        _ narrow: (inout SeededRandom, Place, inout CardFilter) -> Void
    ) throws -> Int {
        var filter = CardFilter(funnels: [BenchFunnel.name])
        narrow(&random, place, &filter)
        let tiles = try CardList.page(filter, in: connection)
        _ = try CardList.count(filter, most: 1000, in: connection)
        return tiles.count
    }

    private static func deep(
        _ random: inout SeededRandom,
        _ place: Place,
        _ connection: any Connection
    ) throws -> Int {
        let mark = CardMark(value: random.one(of: place.moments).microseconds, id: CardID(0))
        let filter = CardFilter(funnels: [BenchFunnel.name])
        return try CardList.page(filter, order: .changed, after: mark, in: connection).count
    }

    private static func search(
        _ random: inout SeededRandom,
        _ place: Place,
        _ connection: any Connection
    ) throws -> Int {
        let text = random.one(of: ["Шкафы арх", "невскийцентр", "Кузнецова Ольга", "УТ-10", "+7921", "верстак", "zzz"])
        let found = try CardFinder.ids(
            text,
            among: [BenchFunnel.name],
            outcome: .open,
            plan: NumberingPlan(),
            in: connection
        )
        guard let found else { return 0 }
        return try CardList.some(Array(found.prefix(50)), of: [BenchFunnel.name], in: connection).count
    }
}
