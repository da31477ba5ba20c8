import Domain
import ServiceLifecycle
import ServiceLifecycleTestKit
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct StoreKeeperTests {
    @Test(arguments: TestEngines.kinds)
    func endsAtAShutdown(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let clock = ManualClock()
            let keeper = StoreKeeper(engine: engine, wallClock: clock.wallClock, clock: clock, logger: .silent)
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await keeper.run() }
                    while clock.sleepers == 0 { await Task.yield() }
                    clock.advance(by: .seconds(10))
                    trigger.triggerGracefulShutdown()
                    try await group.waitForAll()
                }
            }
            #expect(keeper.quickCheck == .notDue)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aStoreThatCannotBeUsedIsNoReasonToFail(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let keeper = StoreKeeper(engine: engine, wallClock: .system, logger: .silent)
            await engine.close()
            await keeper.lookRound()
            await keeper.checkFile()
            guard case .failed = keeper.quickCheck else {
                Issue.record("a check that could not be made is \(keeper.quickCheck)")
                return
            }
        }
    }
}
