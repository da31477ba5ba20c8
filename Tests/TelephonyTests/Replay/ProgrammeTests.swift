import Domain
import Testing

@testable import Telephony

@Suite struct ProgrammeTests {
    private func scenes(_ names: String...) throws -> [Scene] { try names.map { try Scene.load(LineHarness.path($0)) } }

    @Test func playsOneAfterTheOther() throws {
        let scenes = try scenes("in_answered_caller_hangup", "in_busy")
        var programme = Programme(scenes: scenes, pace: .gap(.seconds(1)))
        #expect(programme.due(by: .zero).map(\.scene.name) == ["in_answered_caller_hangup"])
        #expect(programme.nextDue == scenes[0].duration + .seconds(1))
        #expect(programme.due(by: .seconds(60)).map(\.scene.name) == ["in_busy"])
        #expect(programme.isOver && programme.nextDue == nil)
    }

    @Test func aStormIsNewCallsOfNewCallers() throws {
        var programme = Programme(
            scenes: try scenes("in_answered_caller_hangup", "queue_ringall_answer"),
            pace: .interval(.milliseconds(30)),
            callers: .distinct
        )
        programme.count = 2000
        let due = programme.due(by: .seconds(60))
        #expect(due.count == 2000)
        #expect(Set(due.compactMap { $0.numbers.values.first }).count == 2000)
        #expect(due.last?.at == .milliseconds(30 * 1999))
    }

    @Test func aTownLeavesNoSceneOutAndCallsAgain() throws {
        let scenes = try scenes("in_busy", "in_noanswer", "in_rejected_603", "voicemail", "after_hours")
        var programme = Programme(scenes: scenes, pace: .interval(.seconds(1)), callers: .town(7))
        programme.count = nil
        let due = programme.due(by: .seconds(24))
        #expect(Set(due.prefix(5).map(\.scene.name)).count == 5)
        #expect(Set(due.flatMap(\.numbers.values).filter { $0.count > 3 }).count <= 7)
    }

    @Test func playerKeepsItsClockWhileNobodyListens() async throws {
        let harness = try LineHarness()
        let player = ReplayPlayer(
            harness.exchange,
            programme: Programme(scenes: [try harness.exchange.scene("in_answered_caller_hangup")], pace: .gap(.zero)),
            speed: 2,
            clock: harness.clock
        )
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await player.run() }
            for _ in 0..<110 {
                await eventually { !harness.clock.sleeps.isEmpty }
                harness.clock.advance(by: .milliseconds(10))
            }
            await eventually { harness.exchange.channels == 2 }
            for _ in 0..<200 {
                await eventually { !harness.clock.sleeps.isEmpty }
                harness.clock.advance(by: .milliseconds(10))
            }
            await eventually { harness.exchange.channels == 0 }
            group.cancelAll()
        }
    }
}
