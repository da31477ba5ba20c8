package import Domain
import Hummingbird
import Records
package import Store

/// The list of missed calls: `/missed` and what its page reads anew, `GET /api/v1/missed?state=open|done`.
package struct MissedPages: PageGroup {
    private let engine: any Engine
    private let clock: WallClock

    /// What was worked off stays in sight for so long.
    private static let doneFor: Duration = .seconds(24 * 3600)

    /// Creates the pages.
    package init(engine: any Engine, clock: WallClock) {
        self.engine = engine
        self.clock = clock
    }

    package func add(to routes: inout RouteTable) {
        routes.get("/missed", .right(.missed)) { visit in
            let list = try await list(visit, done: false)
            return try visit.page("missed", titled: "missed.title", ["state": try PageJSON.forPage(list)])
        }
        routes.get("/api/v1/missed", .right(.missed)) { visit in
            try visit.answer(try await list(visit, done: visit.query["state"] == "done"))
        }
    }

    private func list(_ visit: Visit, done: Bool) async throws -> MissedList {
        let (staff, now) = (visit.session.staff, clock.now())
        return try await engine.read { connection in
            let reader = MissedReader(connection: connection, now: now)
            return MissedList(
                event: try Journal.last(in: connection),
                now: now,
                me: MissedList.Me(id: staff),
                staff: try StaffDirectory.all(at: now, in: connection),
                rows: done ? try reader.done(since: now - Self.doneFor) : try reader.waiting()
            )
        }
    }
}
