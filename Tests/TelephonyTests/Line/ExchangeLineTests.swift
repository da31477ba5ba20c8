import Domain
import Testing

@testable import Telephony

@Suite(.timeLimit(.minutes(10)))
struct ExchangeLineTests {
    private static let call = "in_answered_caller_hangup"

    @Test func hearsACallFromItsEntryToItsEnd() async throws {
        let harness = try LineHarness()
        try await harness.run { harness, _ in
            await harness.untilUp()
            try harness.play(Self.call)
            await eventually { harness.recorder.ending != nil }
            #expect(harness.recorder.words.first == "entered")
            #expect(harness.recorder.words.contains("answered"))
            #expect(harness.recorder.ending?.outcome == .answered)
            #expect(harness.recorder.lines == [.restored(since: nil)])
            #expect(harness.exchange.logins == 1)
        }
        #expect(harness.recorder.lines.last == .lost(reason: "svod stops"))
        #expect(harness.state?.phase == .stopped)
    }

    @Test func tellsOfACallWhileItRings() async throws {
        let harness = try LineHarness()
        try await harness.run { harness, _ in
            await harness.untilUp()
            try harness.play(Self.call, through: .event("Newchannel"))
            await eventually { harness.recorder.words == ["entered"] }
        }
        #expect(harness.recorder.words == ["entered"])
    }

    @Test(arguments: [ReplayWriting.bytewise, .slow(bytes: 7, pause: .zero)])
    func readsWhateverPiecesComeIn(_ writing: ReplayWriting) async throws {
        let harness = try LineHarness()
        harness.exchange.write(writing)
        try await harness.run { harness, _ in
            await harness.untilUp()
            try harness.play(Self.call)
            await eventually { harness.recorder.ending != nil }
        }
        #expect(harness.recorder.ending?.answeredBy == .extension("101"))
    }

    @Test func asksTheExchangeToLeaveOutWhatIsNotRead() async throws {
        let harness = try LineHarness()
        try await harness.run { harness, _ in
            await harness.untilUp()
            try harness.play(Self.call)
            await eventually { harness.recorder.ending != nil }
            #expect(harness.counter("events") < 60)
        }
    }

    @Test func worksWhereFiltersAreRefused() async throws {
        let harness = try LineHarness(replay: { $0.refusesFilters = true })
        try await harness.run { harness, _ in
            await harness.untilUp()
            try harness.play(Self.call)
            await eventually { harness.recorder.ending != nil }
            #expect(harness.counter("refused.filter") == 1)
        }
    }

    @Test func goesOnWithCallsUnderWayWhenItConnects() async throws {
        let harness = try LineHarness()
        let play = try harness.play(Self.call, through: .event("BridgeEnter", occurrence: 2))
        try await harness.run { harness, _ in
            await harness.untilUp()
            await eventually { harness.recorder.words.contains("entered") }
            try harness.exchange.play(play)
            await eventually { harness.recorder.ending != nil }
        }
        #expect(harness.recorder.ending?.outcome == .answered)
        #expect(harness.recorder.words.count { $0 == "entered" } == 1)
    }

    @Test func waitsForAnExchangeThatBoots() async throws {
        let harness = try LineHarness(replay: { $0.isBooting = true })
        try await harness.run { harness, _ in
            await eventually { harness.exchange.logins == 1 && harness.clock.sleeps.contains(.seconds(3)) }
            #expect(harness.state?.phase == .starting)
            harness.exchange.boot()
            await harness.untilUp()
        }
    }

    @Test func goesOnWhereNobodySaysThatTheExchangeHasBooted() async throws {
        let harness = try LineHarness(replay: { $0.isBooting = true })
        try await harness.run { harness, _ in
            await eventually { harness.clock.sleeps.contains(.seconds(3)) }
            harness.clock.advance(by: .seconds(3))
            await harness.untilUp()
        }
    }

    @Test func listensToSeveralExchangesAtOnce() async throws {
        let one = try LineHarness()
        let other = try LineHarness(line: { $0.name = ExchangeID("branch") })
        try await one.run { one, _ in
            try await other.run { other, _ in
                await one.untilUp()
                await other.untilUp()
                try one.play(Self.call)
                try other.play(Self.call, through: .event("Newchannel"))
                await eventually { one.recorder.ending != nil && !other.recorder.facts.isEmpty }
            }
        }
        #expect(Set(one.recorder.facts.map(\.call.exchange)) == [ExchangeID("main")])
        #expect(Set(other.recorder.facts.map(\.call.exchange)) == [ExchangeID("branch")])
    }
}
