import Domain
import Records
import Store
import TestSupport
import Testing

/// What stands at an operator's desk when the page is opened, and the operator's numbers of the day.
@Suite struct DeskBookTests {
    private let now = DeskScene.now

    @Test(arguments: TestEngines.kinds)
    func aDeskBeginsWithWhatIsUnderWayUnfinishedAndUnanswered(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let found = try await engine.write(.realtime) { connection in
                let scene = DeskScene(connection: connection)
                let (olga, pavel) = (try scene.staff("Ольга"), try scene.staff("Павел"))
                _ = try scene.call("open", "+79210000001")
                _ = try scene.call("internal", "201", direction: .internal)
                try ended("mine", try scene.lead("+79210000002", owner: olga), scene)
                try ended(
                    "suggested",
                    try scene.lead("+79210000003", owner: olga, topic: "x", to: pavel, source: "call"),
                    scene
                )
                try ended(
                    "complete",
                    try scene.lead("+79210000004", owner: olga, topic: "x", to: pavel, source: "person"),
                    scene
                )
                try ended("theirs", try scene.lead("+79210000005", owner: pavel), scene)
                try ended("missed", try scene.lead("+79210000006", status: "overdue", waiting: now), scene)
                let ids = try DeskBook.calls(of: olga, in: connection).map(\.id)
                return try connection.rows("SELECT unique_id FROM call WHERE id IN (\(list: ids)) ORDER BY id")
                    .map { try $0.get("unique_id") as String }
            }
            #expect(found == ["open", "mine", "suggested", "missed"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theDayCountsOnesOwn(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let today = try await engine.write(.realtime) { connection in
                let scene = DeskScene(connection: connection)
                let olga = try scene.staff("Ольга")
                let converted = try scene.lead("+79210000001", status: "converted", owner: olga, topic: "x", to: olga)
                let bare = try scene.lead("+79210000002", owner: olga)
                for (position, lead) in [converted, converted, bare].enumerated() {
                    _ = try scene.call(
                        "t\(position)",
                        "+7921000000\(position)",
                        state: "ended",
                        at: now,
                        answered: now,
                        by: olga,
                        talk: .seconds(30),
                        lead: lead
                    )
                }
                _ = try scene.call("old", nil, state: "ended", at: now - .seconds(90_000), answered: now, by: olga)
                let missed = try scene.call("m", "+79210000009", state: "ended")
                try scene.leg(missed, "201", staff: olga, state: "stopped")
                return try DeskBook.today(of: olga, since: now - .seconds(3600), in: connection)
            }
            #expect([today.answered, today.missed, today.leads, today.converted, today.filled] == [3, 1, 2, 1, 1])
            #expect([today.talkSeconds, today.waitSeconds] == [90, 4])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aDayWithoutCallsIsZero(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let today = try await engine.read { try DeskBook.today(of: StaffID(1), since: now, in: $0) }
            #expect(today.answered == 0 && today.waitSeconds == 0 && today.leads == 0)
        }
    }

    private func ended(_ uniqueID: String, _ lead: LeadID, _ scene: DeskScene) throws {
        _ = try scene.call(uniqueID, nil, state: "ended", lead: lead)
    }
}
