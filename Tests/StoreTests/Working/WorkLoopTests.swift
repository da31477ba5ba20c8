import Domain
import ServiceLifecycleTestKit
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(10))) struct WorkLoopTests {
    private let clock = ManualClock()
    private let registry = PartRegistry()

    /// Runs a loop whose passes `pass` makes, while `body` moves the clock.
    private func looping(
        _ engine: any Engine,
        _ signal: Signal = Signal(),
        pass: @escaping @Sendable (Int) throws -> Duration?,
        _ body: (_ passes: @Sendable () -> Int) async throws -> Void
    ) async throws {
        let loop = WorkLoop(
            engine: engine,
            clock: clock,
            logger: .silent,
            news: .timers,
            longestRest: .seconds(30),
            reporter: registry.register("worker")
        )
        let passes = Passes()
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await loop.run(signal) { try pass(passes.next()) } }
                try await body { passes.made }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    /// Counts passes.
    private final class Passes: Sendable {
        private let count = Mutex(0)

        var made: Int { count.withLock { $0 } }

        func next() -> Int {
            count.withLock {
                $0 += 1
                return $0
            }
        }
    }

    private func resting() async { while clock.sleepers == 0 { await Task.yield() } }

    @Test func itRestsAsLongAsAPassSaysButNeverLongerThanItMay() async throws {
        try await TestEngines.withEmpty(.sqlite) { engine in
            try await looping(engine, pass: { $0 == 1 ? .seconds(5) : .seconds(3600) }) { passes in
                await resting()
                clock.advance(by: .seconds(4))
                #expect(passes() == 1)
                clock.advance(by: .seconds(1))
                while passes() < 2 { await Task.yield() }
                await resting()
                clock.advance(by: .seconds(30))
                while passes() < 3 { await Task.yield() }
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCommitAndASignalEndTheRest(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let signal = Signal()
            try await looping(engine, signal, pass: { _ in nil }) { passes in
                await resting()
                let before = passes()
                try await engine.write(.normal) { $0.announce(.timers) }
                while passes() == before { await Task.yield() }
                await resting()
                let between = passes()
                signal.send()
                while passes() == between { await Task.yield() }
            }
            #expect(clock.timestamp == ManualClock().timestamp)
        }
    }

    @Test func aPassThatFailsIsRepeatedLessAndLessOftenAndIsSaidSo() async throws {
        try await TestEngines.withEmpty(.sqlite) { engine in
            let failing = 7
            try await looping(
                engine,
                pass: { if $0 <= failing { throw SvodError(.unavailable, "no server") } else { nil } }
            ) { passes in
                for (index, wait) in [1, 2, 4, 8, 16, 30, 30].enumerated() {
                    await resting()
                    #expect(registry.state(of: "worker")?.phase.reason == "no server")
                    clock.advance(by: .seconds(wait) - .milliseconds(1))
                    #expect(passes() == index + 1)
                    clock.advance(by: .milliseconds(1))
                    while passes() == index + 1 { await Task.yield() }
                }
                while registry.state(of: "worker")?.phase != .up { await Task.yield() }
            }
        }
    }
}
