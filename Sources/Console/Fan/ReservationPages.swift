import Domain
import FanOrders
import Hummingbird
import Records
import Store

/// The page of reservations, `/reservations`: by last day, as a list and as a calendar, and the commands on them.
struct ReservationPages: PageGroup {
    let parts: ConsoleParts
    let fan: FanCommands

    func add(to routes: inout RouteTable) {
        routes.get("/reservations", .right(.fan)) { visit in
            let list = try await list()
            return try visit.page(
                "fan/reservations",
                titled: "nav.reservations",
                ["state": try PageJSON.forPage(list)]
            )
        }
        routes.get("/api/v1/reservations", .right(.fan)) { visit in try visit.answer(try await list()) }
        routes.post("/api/v1/reservations/{id}/release", .right(.fan)) { visit in
            try await command(visit) { id, body in
                let staff = visit.session.staff
                try await fan.release(id, reason: body.reason ?? "", text: body.text, by: staff)
            }
        }
        routes.post("/api/v1/reservations/{id}/pass", .right(.fan)) { visit in
            try await command(visit) { id, body in
                let staff = visit.session.staff
                _ = try await fan.pass(id, reason: body.reason ?? "", text: body.text, by: staff)
            }
        }
        routes.post("/api/v1/reservations/{id}/extend", .right(.fan)) { visit in
            try await command(visit) { id, body in
                guard let day = body.to else { throw SvodError(.invalidInput, "name the new last day") }
                try await fan.extend(id, to: day, reason: body.text, by: visit.session.staff)
            }
        }
        routes.post("/api/v1/reservations/{id}/answer", .right(.fan)) { visit in
            try await command(visit) { id, body in
                let isYes = body.isYes ?? false
                try await fan.answerExtension(id, isYes: isYes, comment: body.text, by: visit.session.staff)
            }
        }
    }

    private func list() async throws -> ReservationListAnswer {
        let (way, now) = (fan.way, parts.clock.now())
        return try await parts.engine.read { try ReservationListAnswer(way: way, at: now, in: $0) }
    }

    /// Carries out a command and answers the list as it stands then.
    private func command(
        _ visit: Visit,
        _ deed: (ReservationID, ReservationOrderBody) async throws -> Void
    ) async throws -> Response {
        let id = ReservationID(try visit.number("id"))
        let empty = ReservationOrderBody()
        let body = visit.body.readableBytes == 0 ? empty : try visit.json(ReservationOrderBody.self)
        try await deed(id, body)
        return try visit.answer(try await list())
    }
}
