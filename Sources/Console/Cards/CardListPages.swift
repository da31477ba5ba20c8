import Domain
import Funnels
import Hummingbird
import Records
import Store

/// Lists of cards: `/cards`, `/leads`, as a file `/cards.csv`, for programs `/api/v1/cards`.
struct CardListPages: PageGroup {
    let parts: ConsoleParts
    /// The funnels in force.
    let funnels: @Sendable () -> FunnelSet

    /// Cards on a page.
    static let pageLength = 50
    /// Cards are counted up to this.
    static let mostCounted = 1000

    func add(to routes: inout RouteTable) {
        routes.get("/cards", .right(.cards)) { visit in try await page(visit, leads: false) }
        routes.get("/leads", .right(.cards)) { visit in try await page(visit, leads: true) }
        routes.get("/cards.csv", .right(.exportCards)) { visit in try await export(visit) }
        routes.get("/api/v1/cards", .right(.cards)) { visit in
            let found = try await find(visit, leads: false)
            return try visit.answer(BoardPageAnswer(cards: found.tiles, more: found.more))
        }
    }

    private func query(_ visit: Visit, leads: Bool) -> CardListQuery {
        CardListQuery(
            visit.query,
            among: FunnelSight(funnels(), for: visit.session),
            leads: leads,
            at: parts.clock.now(),
            zone: parts.settings.zone
        )
    }

    private struct Found: Sendable {
        let tiles: [CardTile]
        let more: String?
        let count: Int
    }

    private func find(_ visit: Visit, leads: Bool) async throws -> Found {
        let (query, plan, fields) = (query(visit, leads: leads), parts.plan, countdowns)
        return try await parts.engine.read { connection in
            let filter = try query.found(plan: plan, in: connection)
            let tiles = try CardList.page(
                filter,
                order: query.order,
                after: query.mark,
                limit: Self.pageLength + 1,
                fields: fields,
                in: connection
            )
            let shown = Array(tiles.prefix(Self.pageLength))
            let isWhole = query.mark == nil && tiles.count == shown.count
            return Found(
                tiles: shown,
                more: tiles.count > shown.count ? shown.last.map { query.order.mark(of: $0).text } : nil,
                count: isWhole ? shown.count : try CardList.count(filter, most: Self.mostCounted, in: connection)
            )
        }
    }

    private var countdowns: [String] { Set(funnels().funnels.values.flatMap(\.countdowns)).sorted() }

    private func page(_ visit: Visit, leads: Bool) async throws -> Response {
        let found = try await find(visit, leads: leads)
        let (staff, now) = (visit.session.staff, parts.clock.now())
        let place = leads ? "leads" : "cards"
        let (people, departments, channels, saved) = try await parts.engine.read { connection in
            (
                try Colleague.all(at: now, in: connection), try DepartmentBook.all(in: connection),
                try LeadChannels.all(in: connection), try SavedFilterBook.all(for: place, of: staff, in: connection)
            )
        }
        let view = CardListView(
            visit: visit,
            sight: FunnelSight(funnels(), for: visit.session),
            leads: leads,
            people: people,
            departments: departments
        )
        return try visit.page(
            "cards/index",
            titled: leads ? "nav.leads" : "nav.cards",
            view.frame(channels: channels, saved: saved).adding([
                "rows": found.tiles.map(view.row),
                "more": found.more.map { visit.query.replacing("after", with: $0) },
                "count": view.count(found.count),
            ])
        )
    }

    private func export(_ visit: Visit) async throws -> Response {
        let leads = visit.query["leads"] != nil
        let (query, staff, now, plan) = (query(visit, leads: leads), visit.session.staff, parts.clock.now(), parts.plan)
        let address = visit.address(parts.settings)
        let (filter, people) = try await parts.engine.write(.realtime) { connection in
            try AccessBook.record("cards.exported", "cards", by: staff, address: address, at: now, in: connection)
            return (
                try query.found(plan: plan, in: connection),
                try StaffBook.all(includingDisabled: true, in: connection)
            )
        }
        let table = CardTable(words: visit.wording, funnels: funnels(), people: people)
        let engine = parts.engine
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "\u{FEFF}" + table.head))
            var (mark, count) = (CardMark?.none, 0)
            while count < CardTable.most {
                let after = mark
                let tiles = try await engine.read { connection in
                    try CardList.page(filter, order: query.order, after: after, limit: 500, in: connection)
                }
                guard let last = tiles.last else { break }
                mark = query.order.mark(of: last)
                count += tiles.count
                try await writer.write(ByteBuffer(string: tiles.map(table.line).joined()))
            }
            try await writer.finish(nil)
        }
        return Answers.download(body, type: "text/csv; charset=utf-8", name: "cards.csv")
    }
}
