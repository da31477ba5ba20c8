import Domain
import Testing

@testable import Telephony

@Suite(.timeLimit(.minutes(10)))
struct ReconnectTests {
    private static let call = "in_answered_caller_hangup"

    @Test func refusedSecretIsOneStateAndNoHammering() async throws {
        let harness = try LineHarness(line: { $0.secret = Secret("wrong") })
        try await harness.run { harness, _ in
            await eventually { harness.clock.sleeps.contains(.seconds(300)) }
            #expect(harness.state?.phase.reason == "authentication failed")
            harness.clock.advance(by: .seconds(299))
            #expect(harness.exchange.refusedLogins == 1)
            harness.clock.advance(by: .seconds(1))
            await eventually { harness.exchange.refusedLogins == 2 && harness.clock.sleeps.contains(.seconds(300)) }
        }
        #expect(harness.exchange.refusedLogins == 2)
        #expect(harness.recorder.lines.isEmpty)
    }

    @Test(arguments: [true, false])
    func plainSecretOnlyWhereAllowed(_ isAllowed: Bool) async throws {
        let harness = try LineHarness(
            replay: { $0.refusesChallenge = true },
            line: { $0.allowsPlainLogin = isAllowed }
        )
        try await harness.run { harness, _ in
            await eventually { harness.state?.phase == .up || harness.state?.phase.reason == "authentication failed" }
        }
        #expect(harness.exchange.logins == (isAllowed ? 1 : 0))
        #expect(harness.exchange.refusedLogins == 0)
    }

    @Test func delaysDoubleUpToTheLongest() {
        var backoff = Backoff(first: .milliseconds(500), longest: .seconds(30))
        let delays = (0..<9).map { _ in backoff.next(random: 0) }
        #expect(delays.prefix(4) == [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4)])
        #expect(delays.suffix(2) == [.seconds(30), .seconds(30)])
        #expect(backoff.next(random: 1) == .seconds(15))
        backoff.reset()
        #expect(backoff.next(random: 0.5) == .milliseconds(375))
    }

    @Test func triesAgainWhileNobodyListens() async throws {
        let harness = try LineHarness(
            replay: { $0.silentActions = ["challenge"] },
            line: { $0.timing.answer = .seconds(2) }
        )
        try await harness.run { harness, _ in
            for delay in [Duration.milliseconds(500), .seconds(1), .seconds(2)] {
                await eventually { harness.clock.sleeps.contains(.seconds(2)) && harness.state?.phase == .starting }
                harness.clock.advance(by: .seconds(2))
                await eventually { harness.state?.phase.word == "backing-off" && harness.clock.sleeps == [delay] }
                harness.clock.advance(by: delay)
            }
        }
    }

    @Test(arguments: [ReplayFault.reset, .close, .halfClose, .cut, .garbage([UInt8](repeating: 0x41, count: 17 << 20))])
    func comesBackAfterEveryFault(_ fault: ReplayFault) async throws {
        let harness = try LineHarness(replay: { $0.backlog = 64 << 20 })
        try await harness.run { harness, _ in
            await harness.untilUp()
            let start = harness.time.now
            harness.exchange.inject(fault)
            await eventually { harness.clock.sleeps.contains(.milliseconds(500)) }
            harness.time.advance(by: .seconds(1))
            harness.clock.advance(by: .milliseconds(500))
            await eventually { harness.recorder.lines.count == 3 }
            #expect(harness.recorder.lines.last == .restored(since: start))
            try harness.play(Self.call)
            await eventually { harness.recorder.ending != nil }
        }
    }

    @Test func garbageIsCountedAsARefusal() async throws {
        let harness = try LineHarness(replay: { $0.backlog = 64 << 20 })
        try await harness.run { harness, _ in
            await harness.untilUp()
            harness.exchange.inject(.garbage([UInt8](repeating: 0, count: 17 << 20)))
            await eventually { harness.counter("refused.protocolViolation") == 1 }
        }
    }

    @Test func frozenExchangeIsNoticedByPing() async throws {
        let harness = try LineHarness()
        try await harness.run { harness, _ in
            await harness.untilUp()
            await eventually { harness.clock.sleeps.contains(.seconds(10)) }
            harness.exchange.write(.stalled)
            harness.clock.advance(by: .seconds(10))
            await eventually {
                harness.clock.sleeps.contains(.seconds(5)) || harness.clock.sleeps.contains(.seconds(10))
            }
            if harness.clock.sleeps.first == .seconds(10) { harness.clock.advance(by: .seconds(10)) }
            await eventually { harness.clock.sleeps.contains(.seconds(5)) }
            harness.clock.advance(by: .seconds(5))
            await eventually { harness.counter("refused.timedOut") == 1 }
            harness.exchange.write(.whole)
            await eventually { harness.clock.sleeps.contains(.milliseconds(500)) }
            harness.clock.advance(by: .milliseconds(500))
            await harness.untilUp()
        }
        #expect(harness.exchange.logins == 2)
    }

    @Test func callThatEndedInTheGapIsClosedAsLost() async throws {
        let harness = try LineHarness()
        try await harness.run { harness, _ in
            await harness.untilUp()
            let play = try harness.play(Self.call, through: .event("BridgeEnter", occurrence: 2))
            await eventually { harness.recorder.words.contains("answered") }
            harness.exchange.inject(.reset)
            await eventually { harness.clock.sleeps.contains(.milliseconds(500)) }
            try harness.exchange.play(play)
            harness.time.advance(by: .seconds(5))
            harness.clock.advance(by: .milliseconds(500))
            await eventually { harness.recorder.ending != nil }
        }
        #expect(harness.recorder.ending?.lineLost == true)
        #expect(harness.recorder.ending?.answeredBy == .extension("101"))
    }

    @Test func callThatOutlivesTheGapGoesOn() async throws {
        let harness = try LineHarness()
        try await harness.run { harness, _ in
            await harness.untilUp()
            let play = try harness.play(Self.call, through: .event("BridgeEnter", occurrence: 2))
            await eventually { harness.recorder.words.contains("answered") }
            harness.exchange.inject(.close)
            await eventually { harness.clock.sleeps.contains(.milliseconds(500)) }
            harness.clock.advance(by: .milliseconds(500))
            await eventually { harness.recorder.lines.count == 3 }
            #expect(harness.recorder.ending == nil)
            try harness.exchange.play(play)
            await eventually { harness.recorder.ending != nil }
        }
        #expect(harness.recorder.ending?.lineLost == false)
        let keys = harness.recorder.facts.map(\.key)
        #expect(Set(keys).count == keys.count)
    }

    @Test func whatTheStoreRefusesIsBroughtAgainInOrder() async throws {
        let harness = try LineHarness(recorder: SinkRecorder(refusals: 3))
        try await harness.run { harness, _ in
            await harness.untilUp()
            try harness.play(Self.call)
            for _ in 0..<3 {
                await eventually {
                    harness.state?.phase.word == "backing-off"
                        && harness.clock.sleeps.first.map { $0 < .seconds(1) } == true
                }
                #expect(harness.state?.lag != nil)
                harness.clock.advance(by: harness.clock.sleeps.first ?? .zero)
            }
            await eventually { harness.recorder.ending != nil }
            await eventually { harness.state?.phase == .up && harness.state?.lag == nil }
            #expect(harness.counter("refused.store") == 3)
        }
        #expect(harness.recorder.words.first == "entered")
        #expect(harness.recorder.words.last == "ended")
    }
}
