import Domain
import Funnels
import Records
import Store
import TestSupport
import Testing

/// A month before a production calendar ends, administrators know.
@Suite struct CalendarWatchTests {
    private static func told(_ walk: PresetWalk, _ admin: StaffID) async throws -> Int {
        try await walk.engine.number("SELECT count(*) AS n FROM notice WHERE staff_id = \(admin)")
    }

    @Test(
        "A calendar that ends is told once, in the part's state and to each administrator",
        arguments: TestEngines.kinds
    )
    func anEndIsToldOnce(_ kind: EngineKind) async throws {
        try await PresetWalk.with("dviga", on: kind) { walk in
            let admin = try await walk.engine.write(.normal) { connection in
                let editor = StaffEditor(connection: connection, at: Timestamp(seconds: 0), actor: nil)
                return try StaffBook.add(NewStaffMember(name: "Админ", login: "admin", roles: ["admin"]), by: editor)
            }
            let clock = ManualClock(try PresetWalk.moscow("2026-11-20 12:00"))
            let registry = PartRegistry()
            let calendars = walk.set.calendars
            let watch = CalendarWatch(
                engine: walk.engine,
                calendars: { calendars },
                wallClock: clock.wallClock,
                clock: clock,
                logger: .silent,
                reporter: registry.register("calendars")
            )
            try await watch.look()
            #expect(try await Self.told(walk, admin) == 0)
            #expect(registry.state(of: "calendars")?.phase == .up)
            clock.advance(by: .seconds(20 * 86_400))
            try await watch.look()
            try await watch.look()
            #expect(try await Self.told(walk, admin) == 1)
            let reason = registry.state(of: "calendars")?.phase.reason
            #expect(reason?.contains("2026-12-31") == true)
        }
    }
}
