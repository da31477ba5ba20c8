import Domain
import ServiceLifecycle
import ServiceLifecycleTestKit
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct TimerWorkerTests {
    private let clock = ManualClock()

    @Test(arguments: TestEngines.kinds)
    func firesTheOldestFirstAndEachOnce(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let worker = worker(engine)
            for (number, seconds) in [(1, 30), (2, 10), (3, 20), (4, 1000)] { try await arm(number, seconds, engine) }
            #expect(try await worker.fireDue() == 0)
            // A standstill: all three are overdue, and each fires once.
            clock.advance(by: .seconds(100))
            #expect(try await worker.fireDue() == 3)
            #expect(try await worker.fireDue() == 0)
            #expect(try await fired(engine) == ["lead:2", "lead:3", "lead:1"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func oneThatFailsAmongManyUndoesItselfAlone(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let worker = worker(engine) { timer, connection in
                try Journal.append(
                    NewJournalEntry(at: timer.fireAt, kind: "fired", subject: timer.subject, cause: .timer(timer.id)),
                    in: connection
                )
                if timer.subject == "lead:7" { throw SvodError(.invalidInput, "it cannot be") }
            }
            for number in 1...20 { try await arm(number, number, engine) }
            clock.advance(by: .seconds(60))
            #expect(try await worker.fireDue() == 19)
            #expect(try await fired(engine) == (1...20).filter { $0 != 7 }.map { "lead:\($0)" })
            let failing = try await engine.read { try Timers.failing(in: $0) }
            #expect(failing.map(\.subject) == ["lead:7"])
            #expect(failing.map(\.attempts) == [1])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func armingAgainMovesIt(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let worker = worker(engine)
            try await arm(1, 10, engine)
            try await arm(1, 50, engine)
            clock.advance(by: .seconds(20))
            #expect(try await worker.fireDue() == 0)
            clock.advance(by: .seconds(30))
            #expect(try await worker.fireDue() == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCancelledOneDoesNotFire(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await arm(1, 10, engine)
            let cancelled = try await engine.write(.normal) { connection in
                try (1...2).map { _ in try Timers.cancel(key: "timer 1", in: connection) }
            }
            #expect(cancelled == [true, false])
            clock.advance(by: .seconds(20))
            #expect(try await worker(engine).fireDue() == 0)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aHandlerMayArmItsTimerAgain(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let worker = worker(engine) { timer, connection in
                try Timers.arm(
                    key: timer.key,
                    kind: timer.kind,
                    subject: timer.subject,
                    at: timer.fireAt + .seconds(60),
                    in: connection
                )
            }
            try await arm(1, 10, engine)
            clock.advance(by: .seconds(10))
            #expect(try await worker.fireDue() == 1)
            let armed = try await engine.read { try Timers.armed(key: "timer 1", in: $0) }
            #expect(armed?.fireAt == clock.timestamp + .seconds(60))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func oneThatFailsIsTriedLaterAndHoldsUpNoOther(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let worker = worker(engine) { timer, connection in
                try Journal.append(Samples.entry(77), in: connection)
                if timer.key == "timer 1", timer.attempts < 2 { throw SvodError(.conflict, "not now") }
            }
            try await arm(1, 1, engine)
            try await arm(2, 2, engine)
            clock.advance(by: .seconds(2))
            #expect(try await worker.fireDue() == 1)
            #expect(try await engine.number("SELECT count(*) AS n FROM journal") == 1)
            let failing = try await engine.read { try Timers.failing(in: $0) }
            #expect(failing.map(\.error) == ["not now"])
            clock.advance(by: .seconds(1))
            #expect(try await worker.fireDue() == 0)
            clock.advance(by: .seconds(2))
            #expect(try await worker.fireDue() == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theServiceFiresInTimeAndEndsAtAShutdown(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let worker = worker(engine)
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await worker.run() }
                    for number in 1...3 {
                        try await arm(number, 0, engine)
                        try await engine.wait { try $0.row("SELECT id FROM timer") == nil }
                    }
                    trigger.triggerGracefulShutdown()
                    try await group.waitForAll()
                }
            }
            #expect(try await fired(engine) == ["lead:1", "lead:2", "lead:3"])
        }
    }

    private func worker(
        _ engine: any Engine,
        _ handle: @escaping @Sendable (DueTimer, any Connection) throws -> Void = { timer, connection in
            let entry = NewJournalEntry(
                at: timer.fireAt,
                kind: "timer.fired",
                subject: timer.subject,
                cause: .timer(timer.id)
            )
            try Journal.append(entry, in: connection)
        }
    ) -> TimerWorker {
        TimerWorker(
            engine: engine,
            handlers: [TimerHandler(kind: "reminder", handle: handle)],
            backoff: Backoff(first: .seconds(1), random: { 1 }),
            wallClock: clock.wallClock,
            logger: .silent
        )
    }

    private func arm(_ number: Int, _ seconds: Int, _ engine: any Engine) async throws {
        let moment = clock.timestamp + .seconds(seconds)
        try await engine.write(.normal) { connection in
            try Timers.arm(
                key: "timer \(number)",
                kind: "reminder",
                subject: "lead:\(number)",
                at: moment,
                in: connection
            )
        }
    }

    private func fired(_ engine: any Engine) async throws -> [String] {
        try await engine.read { try Journal.entries(after: EventID(0), limit: 100, in: $0) }.map(\.subject)
    }
}
