import Domain
import FanOrders
import Hummingbird
import Records
import Store

/// The product manager's page of groups, `/fan`, and what it asks. Nothing of it is shown to anybody without the right:
/// dealers must not hear of one another.
struct FanPages: PageGroup {
    let parts: ConsoleParts
    let fan: FanCommands

    func add(to routes: inout RouteTable) {
        routes.get("/fan", .right(.fan)) { visit in
            let list = try await list(visit)
            return try visit.page("fan/index", titled: "nav.fan", ["state": try PageJSON.forPage(list)])
        }
        routes.get("/api/v1/fan", .right(.fan)) { visit in try visit.answer(try await list(visit)) }
        routes.get("/api/v1/fan/history", .right(.fan)) { visit in try await history(visit) }
        routes.get("/api/v1/fan/{id}", .right(.fan)) { visit in
            try visit.answer(try await sheet(EnquiryGroupID(try visit.number("id"))))
        }
        routes.get("/api/v1/cards/{id}/fan", .right(.cards)) { visit in
            let (id, mayOpen) = (CardID(try visit.number("id")), visit.session.may(.fan))
            let answer = try await parts.engine.read { try CardFanAnswer(id, mayOpen: mayOpen, in: $0) }
            return try answer.map { try visit.answer($0) } ?? Answers.done()
        }
        addSorting(to: &routes)
        routes.post("/api/v1/fan/{id}/decide", .right(.fan)) { visit in
            try await command(visit) { id, body in
                _ = try await fan.decide(id, try body.verdict(), by: visit.session.staff)
            }
        }
    }

    private func addSorting(to routes: inout RouteTable) {
        routes.post("/api/v1/fan/{id}/confirm", .right(.fan)) { visit in
            try await command(visit) { _ = try await fan.confirm($0, seen: $1.seen, by: visit.session.staff) }
        }
        routes.post("/api/v1/fan/{id}/split", .right(.fan)) { visit in
            try await command(visit) {
                _ = try await fan.split($0, $1.requests ?? [], seen: $1.seen, by: visit.session.staff)
            }
        }
        routes.post("/api/v1/fan/{id}/merge", .right(.fan)) { visit in
            try await command(visit) { id, body in
                guard let other = body.other else { throw SvodError(.invalidInput, "name the other group") }
                _ = try await fan.merge(id, with: other, seen: body.seen, by: visit.session.staff)
            }
        }
        routes.post("/api/v1/fan/{id}/add", .right(.fan)) { visit in
            try await command(visit) { id, body in
                guard let request = body.request else { throw SvodError(.invalidInput, "name the request") }
                _ = try await fan.add(request, to: id, seen: body.seen, by: visit.session.staff)
            }
        }
        routes.post("/api/v1/fan/{id}/apart", .right(.fan)) { visit in
            try await command(visit) { _ = try await fan.apart($0, seen: $1.seen, by: visit.session.staff) }
        }
        routes.post("/api/v1/fan/acts/{id}/undo", .right(.fan)) { visit in
            try await fan.undo(GroupActID(try visit.number("id")), by: visit.session.staff)
            return Answers.done()
        }
    }

    private func list(_ visit: Visit) async throws -> FanListAnswer {
        let state = visit.query["state"].flatMap { EnquiryGroupRecord.State(rawValue: $0) } ?? .open
        let skipped = max(0, visit.query["skip"].flatMap { Int($0) } ?? 0)
        let now = parts.clock.now()
        return try await parts.engine.read { try FanListAnswer(state, skipping: skipped, at: now, in: $0) }
    }

    private func sheet(_ id: EnquiryGroupID) async throws -> FanSheetAnswer {
        let (fan, now) = (fan, parts.clock.now())
        return try await parts.engine.read { try FanSheetAnswer(id, fan, at: now, in: $0) }
    }

    /// What was decided about a dealer, or about an end customer.
    private func history(_ visit: Visit) async throws -> Response {
        let company = visit.query["company"].flatMap { Int64($0) }.map { CompanyID($0) }
        let customer = visit.query["customer"]
        let found = try await parts.engine.read { connection in
            let decisions =
                if let company {
                    try GroupDecisions.of(company, limit: 50, in: connection)
                } else {
                    try GroupDecisions.of(customer: customer ?? "", limit: 50, in: connection)
                }
            return try decisions.map { try FanDecisionFace($0, in: connection) }
        }
        return try visit.answer(found)
    }

    /// Carries out a command and answers how the group stands then.
    private func command(
        _ visit: Visit,
        _ deed: (EnquiryGroupID, FanOrderBody) async throws -> Void
    ) async throws -> Response {
        let id = EnquiryGroupID(try visit.number("id"))
        let body = visit.body.readableBytes == 0 ? FanOrderBody() : try visit.json(FanOrderBody.self)
        try await deed(id, body)
        return try visit.answer(try await sheet(id))
    }
}
