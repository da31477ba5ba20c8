import Domain
import Records
import Store
import TestSupport
import Testing

/// The missed list: one row a number, with who rang, how often, and who called back.
@Suite struct MissedReaderTests {
    private let now = DeskScene.now
    private let number = "+79215551234"

    @Test(arguments: TestEngines.kinds)
    func aNumberIsOneRowHoweverOftenItCalled(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let rows = try await engine.write(.realtime) { connection in
                let scene = DeskScene(connection: connection)
                let olga = try scene.staff("Ольга", phone: "201")
                _ = try scene.person("Иван", number: number, company: "ООО «Вентпром»")
                try miss(number, at: [0, 300], by: olga, scene)
                try miss("+79990000000", at: [100], by: nil, scene)
                _ = try scene.call(
                    "out",
                    "201",
                    state: "ended",
                    direction: .outbound,
                    did: number,
                    at: now + .seconds(400)
                )
                return try MissedReader(connection: connection, now: now + .seconds(7200)).waiting()
            }
            #expect(rows.map(\.number) == [number, "+79990000000"])
            #expect(rows.map(\.count) == [2, 1])
            #expect(rows[0].name == "Иван, ООО «Вентпром»")
            #expect(rows[0].rang.map(\.party) == ["201"])
            #expect(rows[0].tries.map(\.at) == [now + .seconds(400)])
            #expect(rows[0].tries.first?.staff == rows[0].rang.first?.staff)
            #expect(rows[0].lastAt == now + .seconds(300))
            #expect(rows.map(\.isOverdue) == [true, true])
            #expect(rows[1].rang.isEmpty)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatWasReachedLeavesTheListAndStandsAmongTheDone(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let (waiting, done) = try await engine.write(.realtime) { connection in
                let scene = DeskScene(connection: connection)
                let lead = try scene.lead(number, status: "identification")
                try scene.callBack(number, lead: lead, due: now, done: now + .seconds(60))
                let reader = MissedReader(connection: connection, now: now + .seconds(120))
                return (try reader.waiting(), try reader.done(since: now))
            }
            #expect(waiting.isEmpty)
            #expect(done.map(\.doneReason) == ["reached"])
            #expect(done.map(\.isOverdue) == [false])
        }
    }

    private func miss(_ number: String, at seconds: [Int], by staff: StaffID?, _ scene: DeskScene) throws {
        let first = now + .seconds(seconds[0])
        let lead = try scene.lead(number, status: "overdue", waiting: first)
        try scene.callBack(number, lead: lead, due: first + .seconds(900))
        for second in seconds {
            let at = now + .seconds(second)
            let call = try scene.call("\(number)/\(second)", number, state: "ended", at: at, lead: lead)
            if let staff { try scene.leg(call, "201", staff: staff, state: "stopped", at: at) }
        }
    }
}
