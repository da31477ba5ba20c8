import Domain
import Funnels
import Hummingbird
import Records
import Store

/// The boards of the funnels: `/boards`, `/boards/{funnel}` and what their page reads anew.
struct BoardPages: PageGroup {
    let parts: ConsoleParts
    /// The funnels in force.
    let funnels: @Sendable () -> FunnelSet

    /// The closing columns count what came within this time.
    private static let closedFor: Duration = .seconds(30 * 86400)
    /// Tiles that are painted anew in one request.
    private static let mostTiles = 200

    func add(to routes: inout RouteTable) {
        routes.get("/boards", .right(.cards)) { visit in try await index(visit) }
        routes.get("/boards/{funnel}", .right(.cards)) { visit in
            let board = try await board(visit)
            return try visit.page(
                "boards/board",
                titled: "nav.boards",
                [
                    "state": try PageJSON.forPage(board), "name": board.funnel.title, "funnel": board.funnel.name,
                    "others": FunnelSight(funnels(), for: visit.session).funnels.map { funnel -> View in
                        ["name": funnel.name, "title": funnel.title, "current": funnel.name == board.funnel.name]
                    },
                ]
            )
        }
        routes.get("/api/v1/boards", .right(.cards)) { visit in
            let set = funnels()
            return try visit.answer(
                FunnelSight(set, for: visit.session).funnels.map { FunnelFace($0, lists: set.lists) }
            )
        }
        routes.get("/api/v1/boards/{funnel}", .right(.cards)) { visit in try visit.answer(try await board(visit)) }
        routes.get("/api/v1/boards/{funnel}/tiles", .right(.cards)) { visit in try await tiles(visit) }
        routes.get("/api/v1/boards/{funnel}/{stage}", .right(.cards)) { visit in try await column(visit) }
    }
}

extension BoardPages {
    /// The funnel that is asked for, and whether only the reader's own cards of it are shown.
    private func funnel(_ visit: Visit) throws -> (funnel: Funnel, ownOnly: Bool) {
        let sight = FunnelSight(funnels(), for: visit.session)
        let funnel = try sight.funnel(visit.context.parameters.get("funnel") ?? "")
        return (funnel, sight.showsOwnOnly(funnel))
    }

    private func board(_ visit: Visit) async throws -> BoardAnswer {
        let (set, query, now) = (funnels(), BoardQuery(visit.query), parts.clock.now())
        let (funnel, ownOnly) = try funnel(visit)
        let (reader, plan, mayMove) = (visit.session.staff, parts.plan, visit.session.may(.moveCards))
        let stuck = StuckLimits.before(now, in: funnel, of: set)
        return try await parts.engine.read { connection in
            let filter = try query.filter(
                funnel,
                reader: reader,
                ownOnly: ownOnly,
                at: now,
                plan: plan,
                in: connection
            )
            let board = BoardReader(filter, fields: funnel.countdowns, in: connection)
            let (open, ends) = (funnel.stages.filter { !$0.kind.isEnd }, funnel.stages.filter(\.kind.isEnd))
            return BoardAnswer(
                event: try Journal.last(in: connection),
                now: now,
                me: reader,
                mayMove: mayMove,
                funnel: FunnelFace(funnel, lists: set.lists),
                columns: try board.columns(open.map(\.name), stuckBefore: stuck),
                closed: try board.closed(ends.map(\.name), since: now - Self.closedFor),
                stuckBefore: stuck,
                staff: try Colleague.all(at: now, in: connection),
                channels: try LeadChannels.all(in: connection)
            )
        }
    }

    private func tiles(_ visit: Visit) async throws -> Response {
        let ((funnel, ownOnly), query, now) = (try funnel(visit), BoardQuery(visit.query), parts.clock.now())
        let (reader, plan) = (visit.session.staff, parts.plan)
        let asked = visit.query.all("id").flatMap { $0.split(separator: ",") }.compactMap { Int64($0) }
        let ids = asked.prefix(Self.mostTiles).map { CardID($0) }
        return try visit.answer(
            try await parts.engine.read { connection in
                let filter = try query.filter(
                    funnel,
                    reader: reader,
                    ownOnly: ownOnly,
                    at: now,
                    plan: plan,
                    in: connection
                )
                return BoardTilesAnswer(
                    event: try Journal.last(in: connection),
                    tiles: try BoardReader(filter, fields: funnel.countdowns, in: connection).tiles(ids)
                )
            }
        )
    }

    private func column(_ visit: Visit) async throws -> Response {
        let ((funnel, ownOnly), query, now) = (try funnel(visit), BoardQuery(visit.query), parts.clock.now())
        let (reader, plan) = (visit.session.staff, parts.plan)
        let stage = visit.context.parameters.get("stage") ?? ""
        let mark = visit.query["after"].flatMap(CardMark.init)
        return try visit.answer(
            try await parts.engine.read { connection in
                let filter = try query.filter(
                    funnel,
                    reader: reader,
                    ownOnly: ownOnly,
                    at: now,
                    plan: plan,
                    in: connection
                )
                let page = try BoardReader(filter, fields: funnel.countdowns, in: connection)
                    .cards(of: stage, after: mark)
                return BoardPageAnswer(cards: page.tiles, more: page.more)
            }
        )
    }

    /// The boards one may choose from; whoever has one only goes straight there.
    private func index(_ visit: Visit) async throws -> Response {
        let shown = FunnelSight(funnels(), for: visit.session).funnels
        if shown.count == 1, let only = shown.first { return visit.redirect(to: "/boards/\(only.name)") }
        let figures = try await parts.engine.read { connection in
            try shown.map { try FunnelFigures.of($0.name, in: connection) }
        }
        let words = visit.wording
        return try visit.page(
            "boards/index",
            titled: "nav.boards",
            [
                "funnels": zip(shown, figures).map { funnel, figures -> View in
                    [
                        "name": funnel.name, "title": funnel.title,
                        "entity": words.text("entity.\(funnel.entity.rawValue)"),
                        "open": words.counted("boards.open", figures.open),
                        "sum": figures.sums.sorted { $0.key < $1.key }.map { words.money($0.value, $0.key) }
                            .joined(separator: ", "),
                    ]
                }
            ]
        )
    }
}
