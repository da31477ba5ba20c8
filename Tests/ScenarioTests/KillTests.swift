import Domain
import Foundation
import Store
import Telephony
import TestSupport
import Testing

/// Power cuts in the middle of a busy quarter of an hour: what was acknowledged is there, once, and what ended unheard
/// is closed as such.
@Suite(.timeLimit(.minutes(10)))
struct KillTests {
    /// One round: when the program dies, how much happens without it, and whether it had time to hear everything.
    struct Round: CustomTestStringConvertible, Sendable {
        let killAfter: Int
        let gap: Int
        let hearsAll: Bool
        var engine = EngineKind.sqlite

        var testDescription: String {
            "\(engine), after \(killAfter) steps\(hearsAll ? "" : " in flight"), \(gap) steps unheard"
        }
    }

    static let rounds =
        [(7, 0, true), (26, 5, true), (40, 24, true), (40, 12, false), (61, 10, false), (79, 1, true)].map {
            Round(killAfter: $0.0, gap: $0.1, hearsAll: $0.2)
        }
        + (TestEngines.kinds.contains(.postgres)
            ? [Round(killAfter: 44, gap: 9, hearsAll: false, engine: .postgres)] : [])

    @Test("kill -9 in the middle of twenty calls: nothing lost, nothing twice", arguments: rounds)
    func nothingIsLost(_ round: Round) async throws {
        try await Scenario.with(ScenarioOptions(engine: round.engine)) { scenario in
            var calls = try TwentyCalls(on: scenario.exchange)
            var process = try await scenario.start()
            try await scenario.lineIsUp()
            try calls.advance(to: round.killAfter)
            if round.hearsAll { try await Self.settled(calls, in: scenario) }
            await scenario.kill(process)
            let known = try await Self.numbers(in: scenario)
            let openBefore = try await Self.numbers(in: scenario, "WHERE state <> 'ended'")
            try calls.advance(to: round.killAfter + round.gap)
            let alive = calls.alive
            process = try await scenario.start()
            try await scenario.lineIsUp()
            try await eventually("What ended unheard is closed") {
                try await Self.numbers(in: scenario, "WHERE state <> 'ended'") == alive
            }
            try calls.advance(to: TwentyCalls.steps)
            try await eventually("All calls have ended") {
                try await Self.numbers(in: scenario, "WHERE state <> 'ended'").isEmpty
            }
            process.send(SIGTERM)
            #expect(await process.end() == .exited(0))

            if round.hearsAll { #expect(known == Set(calls.entered(by: round.killAfter))) }
            let expected = known.union(alive).union(calls.entered(after: round.killAfter + round.gap))
            #expect(try await Self.numbers(in: scenario) == expected)
            #expect(try await Self.numbers(in: scenario, "WHERE line_lost = 1") == openBefore.subtracting(alive))
            try await Self.expectOneOfEach(expected.count, in: scenario)
        }
    }

    @Test("The exchange's records tell what nobody heard")
    func recordsFillTheGap() async throws {
        var options = ScenarioOptions()
        options.cdr = "Master.csv"
        try await Scenario.with(options) { scenario in
            try scenario.write("Master.csv", "")
            var calls = try TwentyCalls(on: scenario.exchange)
            var process = try await scenario.start()
            try await scenario.lineIsUp()
            try calls.advance(to: 20)
            try await Self.settled(calls, in: scenario)
            await scenario.kill(process)
            try calls.advance(to: 52)
            try scenario.write("Master.csv", calls.records)
            process = try await scenario.start()
            try await scenario.lineIsUp()
            try calls.advance(to: TwentyCalls.steps)
            try await eventually("All calls have ended") {
                try await Self.numbers(in: scenario, "WHERE state = 'ended'") == Set(TwentyCalls.numbers)
            }
            process.send(SIGTERM)
            #expect(await process.end() == .exited(0))
            try await Self.expectOneOfEach(TwentyCalls.count, in: scenario)
            #expect(try await Self.numbers(in: scenario, "WHERE line_lost = 1").isEmpty)
            #expect(try await Self.numbers(in: scenario, "WHERE outcome = 'answered'") == Set(TwentyCalls.numbers))
        }
    }

    private static func settled(_ calls: TwentyCalls, in scenario: Scenario) async throws {
        let (alive, entered) = (calls.alive, Set(calls.entered(by: calls.step)))
        try await eventually("Everything played has been kept") {
            let open = try await numbers(in: scenario, "WHERE state <> 'ended'")
            let talking = try await numbers(in: scenario, "WHERE state = 'talking'")
            return try await numbers(in: scenario) == entered && open == alive && talking == calls.talking
        }
    }

    private static func numbers(in scenario: Scenario, _ condition: SQL = "") async throws -> Set<String> {
        try await scenario.withStore { engine async throws in
            let numbers = try await engine.read { connection in
                try connection.rows("SELECT number FROM call \(condition)").map { try $0.get("number") as String }
            }
            #expect(Set(numbers).count == numbers.count, "a call stands there twice")
            return Set(numbers)
        }
    }

    private static func expectOneOfEach(_ count: Int, in scenario: Scenario) async throws {
        try await scenario.withStore { engine async throws in
            #expect(try await engine.number("SELECT count(*) AS n FROM lead") == count)
            #expect(try await engine.number("SELECT count(DISTINCT number) AS n FROM lead") == count)
            #expect(
                try await engine.number("SELECT count(*) AS n FROM journal WHERE kind = 'lead.created'") == count
            )
            #expect(try await engine.number("SELECT count(*) AS n FROM inbox WHERE state <> 'done'") == 0)
            #expect(
                try await engine.number(
                    "SELECT count(*) AS n FROM (SELECT call_id, leg_key FROM call_leg GROUP BY call_id, leg_key HAVING count(*) > 1) x"
                ) == 0
            )
        }
    }
}
