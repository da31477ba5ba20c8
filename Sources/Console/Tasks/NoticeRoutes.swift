import Domain
import HTTPTypes
import Hummingbird
import Records
import Store

/// What a member of staff was told: `/api/v1/notices`.
struct NoticeRoutes: PageGroup {
    let parts: ConsoleParts

    func add(to routes: inout RouteTable) {
        routes.get("/api/v1/notices", .signedIn) { visit in
            let staff = visit.session.staff
            let before = visit.query["before"].flatMap { Int64($0) }
            return try visit.answer(
                try await parts.engine.read { connection in
                    Answer(
                        event: try Journal.last(in: connection),
                        unseen: try NoticeList.unseen(of: staff, in: connection),
                        notices: try NoticeList.page(of: staff, before: before, in: connection)
                    )
                }
            )
        }
        routes.post("/api/v1/notices/seen", .signedIn) { visit in
            struct Body: Decodable {
                let id: Int64
                let alone: Bool?
            }
            let (body, staff, now) = (try visit.json(Body.self), visit.session.staff, parts.clock.now())
            try await parts.engine.write(.realtime) { connection in
                try NoticeList.see(
                    of: staff,
                    upTo: body.id,
                    alone: body.alone ?? false,
                    at: now,
                    in: connection
                )
            }
            return Answers.done()
        }
    }

    private struct Answer: Encodable {
        let event: EventID
        let unseen: Int
        let notices: [NoticeRow]
    }
}
