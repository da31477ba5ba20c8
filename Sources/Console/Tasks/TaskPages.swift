import Domain
import Funnels
import HTTPTypes
import Hummingbird
import Records
import Store

/// Tasks: the page `/tasks`, and what people do with them.
struct TaskPages: PageGroup {
    let parts: ConsoleParts
    let cards: CardCommands

    func add(to routes: inout RouteTable) {
        routes.get("/tasks", .right(.cards)) { visit in
            try visit.page("tasks", titled: "nav.tasks", ["state": try PageJSON.forPage(try await list(visit))])
        }
        routes.get("/api/v1/tasks", .right(.cards)) { visit in try visit.answer(try await list(visit)) }
        routes.post("/api/v1/tasks/{id}/finish", .right(.moveCards)) { visit in try await finish(visit) }
        routes.post("/api/v1/cards/{id}/tasks", .right(.moveCards)) { visit in try await make(visit) }
        routes.post("/api/v1/approvals/{id}", .right(.moveCards)) { visit in try await answer(visit) }
    }

    /// Everything that the page shows.
    private struct Answer: Encodable {
        let event: EventID
        let now: Timestamp
        let me: StaffID
        let staff: [Colleague]
        let tasks: [TaskFace]
        /// The reader's own open and late ones.
        let open: Int
        let overdue: Int
    }

    private func list(_ visit: Visit) async throws -> Answer {
        let (session, now, query) = (visit.session, parts.clock.now(), visit.query)
        let sight = FunnelSight(cards.funnels, for: session)
        let shown = Set(sight.names).subtracting(sight.own?.funnels ?? [])
        return try await parts.engine.read { connection in
            var filter = TaskFilter(.staff(session.staff))
            if query["who"] == "team" {
                let place = try Colleague.department(of: session.staff, at: now, in: connection)
                filter.who = place.map { .department($0, at: now) } ?? .staff(session.staff)
            } else if query["who"] == "all", session.may(.bulk) {
                filter.who = .all
            }
            filter.isDone = query["state"] == "done"
            if query["overdue"] != nil { filter.overdueAt = now }
            let rows = try TaskList.page(filter, in: connection).filter { row in
                row.assignee == session.staff || row.funnel.map(shown.contains) ?? true
            }
            let counts = try TaskList.counts(of: session.staff, at: now, in: connection)
            return Answer(
                event: try Journal.last(in: connection),
                now: now,
                me: session.staff,
                staff: try Colleague.all(at: now, in: connection),
                tasks: rows.map { TaskFace($0, for: session) },
                open: counts.open,
                overdue: counts.overdue
            )
        }
    }

    private func finish(_ visit: Visit) async throws -> Response {
        struct Body: Decodable {
            let outcome: String?
            let result: String?
            let minutes: Int64?
        }
        let (id, body) = (TaskID(try visit.number("id")), try visit.json(Body.self))
        let row = try await parts.engine.read { try TaskList.find(id, in: $0) }
        guard let row else { throw SvodError(.notFound, "there is no task \(id)") }
        guard TaskFace.may(visit.session, finish: row) else { throw SvodError(.denied, "this is somebody else's task") }
        return try await TaskPages.refusing(visit, cards.funnels, row.funnel) {
            try await cards.finish(
                task: id,
                outcome: body.outcome,
                result: body.result,
                minutes: body.minutes,
                by: visit.session.staff
            )
        }
    }

    private func make(_ visit: Visit) async throws -> Response {
        struct Body: Decodable {
            let title: String
            let to: StaffID?
            let due: JSONValue?
        }
        let (id, body) = (CardID(try visit.number("id")), try visit.json(Body.self))
        let sight = FunnelSight(cards.funnels, for: visit.session)
        let funnel = try await parts.engine.read { try CardDoor.open(id, sight, in: $0).funnel }
        guard let title = JSONValue.text(body.title).word else { throw SvodError(.invalidInput, "a task has no title") }
        let json = FieldJSON(zone: parts.settings.zone, plan: parts.plan)
        var order = CardTasks.Order(title: String(title.prefix(500)))
        order.assignee = body.to ?? visit.session.staff
        order.creator = visit.session.staff
        if case .moment(let due)? = try body.due.flatMap({ try json.value($0, of: .moment, field: "due") }) {
            order.dueAt = due
        }
        let given = order
        return try await TaskPages.refusing(visit, cards.funnels, funnel.name) {
            _ = try await cards.makeTask(id, given, by: visit.session.staff)
        }
    }

    private func answer(_ visit: Visit) async throws -> Response {
        struct Body: Decodable {
            let verdict: ApprovalVerdict
            let comment: String?
        }
        let (id, body) = (EffectID(try visit.number("id")), try visit.json(Body.self))
        let sight = FunnelSight(cards.funnels, for: visit.session)
        let (effect, funnel) = try await parts.engine.read { connection in
            let effect = try CardEffectBook.record(id, in: connection)
            return (effect, try CardDoor.open(effect.card, sight, in: connection).funnel)
        }
        guard effect.assignee == nil || effect.assignee == visit.session.staff else {
            throw SvodError(.denied, "somebody else is asked for this decision")
        }
        return try await TaskPages.refusing(visit, cards.funnels, funnel.name) {
            _ = try await cards.answer(id, body.verdict, comment: body.comment, by: visit.session.staff)
        }
    }

    /// Carries out `body`; a refusal is answered in the words of the funnel called `name`.
    private static func refusing(
        _ visit: Visit,
        _ set: FunnelSet,
        _ name: String?,
        _ body: () async throws -> Void
    ) async throws -> Response {
        do {
            try await body()
            return Answers.done()
        } catch let refusal as Funnels.CardRefusal {
            guard let funnel = name.flatMap({ set.funnels[$0] }) else {
                throw SvodError(.conflict, "the task's funnel is gone")
            }
            let answer = CardRefusalAnswer(refusal, CardFields(funnel: funnel, set: set, words: visit.wording))
            return try visit.answer(answer, status: answer.status)
        }
    }
}
