import Domain
import Records
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct CallInboxTests {
    /// An exchange may tell once more of a call that it still holds, however long ago that began.
    @Test(arguments: TestEngines.kinds)
    func theFactsOfACallAreForgottenOnlyAfterItsEnd(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let scene = CallBookTests()
            let handler = InboxHandler(kind: CallInbox.callFact) { _, _ in }
            let clock = ManualClock()
            let pipeline = InboxPipeline(
                engine: engine,
                handlers: [handler],
                clock: clock.wallClock,
                logger: .silent
            )
            let entered = scene.facts([.entered(scene.entry)])
            _ = try await scene.write([.entered(scene.entry)], to: engine)
            try await pipeline.accept(
                try entered.map { try CallInbox.row(for: $0, receivedAt: clock.timestamp) },
                lane: .realtime
            )
            let pruner = StorePruner(
                engine: engine,
                retention: { Retention() },
                forgettable: [CallInbox.forgettable],
                wallClock: clock.wallClock,
                logger: .silent
            )
            clock.advance(by: .seconds(31 * 86_400))
            #expect(try await pruner.prune() == PruningOutcome(emptied: 1))
            try await engine.write(.normal) { try $0.execute("UPDATE call SET state = 'ended'") }
            #expect(try await pruner.prune() == PruningOutcome(forgotten: 1))
        }
    }
}
