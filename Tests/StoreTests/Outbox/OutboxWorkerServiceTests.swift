import Domain
import ServiceLifecycle
import ServiceLifecycleTestKit
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct OutboxWorkerServiceTests {
    @Test(arguments: TestEngines.kinds)
    func aCommitWakesIt(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let peer = TestConnector()
            try await running(engine, peer) {
                for number in 1...20 {
                    try await engine.write(.normal) {
                        try Outbox.enqueue(Samples.queued(number, at: WallClock.system.now()), in: $0)
                    }
                    if number.isMultiple(of: 5) { try await allAre(.done, engine) }
                }
            }
            #expect(Set(peer.keys).count == 20)
            #expect(peer.keys.count == 20)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func leasesOfAProcessThatIsGoneAreEndedAtTheStart(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let now = WallClock.system.now()
            try await engine.write(.normal) { connection in
                try Outbox.enqueue(Samples.queued(1, at: now), in: connection)
                try connection.execute(
                    "UPDATE outbox SET state = 'leased', leased_by = 'gone', leased_until = \(now + .seconds(3600))"
                )
            }
            let peer = TestConnector()
            try await running(engine, peer) { try await allAre(.done, engine) }
            #expect(peer.keys == ["1"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aShutdownCancelsWhatHangsAndHandsItBack(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let (started, began) = AsyncStream.makeStream(of: Void.self)
            let peer = TestConnector { _ in
                began.yield()
                // Hangs until it is cancelled.
                for await _ in AsyncStream<Void>.makeStream().stream {}
                return .retry(after: .zero, reason: "cancelled")
            }
            let now = WallClock.system.now()
            try await engine.write(.normal) { try Outbox.enqueue(Samples.queued(1, at: now), in: $0) }
            try await running(engine, peer) {
                for await _ in started { break }
            }
            let row = try await engine.read { try Outbox.row(connector: "peer", dedupKey: "1", in: $0) }
            #expect(row?.state == .deferred)
            #expect(try await engine.number("SELECT count(*) AS n FROM outbox WHERE state = 'leased'") == 0)
        }
    }

    private func allAre(_ state: OutboxState, _ engine: any Engine) async throws {
        try await engine.wait { connection in
            try connection.row("SELECT id FROM outbox WHERE state <> \(state)") == nil
        }
    }

    private func running(
        _ engine: any Engine,
        _ peer: TestConnector,
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let worker = OutboxWorker(
            engine: engine,
            connector: peer,
            settings: OutboxSettings(grace: .milliseconds(10)),
            wallClock: .system,
            logger: .silent
        )
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await worker.run() }
                try await body()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }
}
