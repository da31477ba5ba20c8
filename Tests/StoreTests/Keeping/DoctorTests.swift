import Domain
import Store
import TestSupport
import Testing

@Suite struct DoctorTests {
    private static let now = Timestamp(seconds: 1_700_000_000)

    @Test(arguments: TestEngines.kinds)
    func aHealthyStoreIsFine(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let checks = await Doctor(engine: engine, now: Self.now).examine()
            #expect(checks.filter { $0.outcome != .fine && $0.name != "disk" } == [])
            #expect(checks.map(\.name).contains("integrity"))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatStandsStillIsNamed(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let pipeline = InboxPipeline(engine: engine, handlers: [], clock: .fixed(Self.now), logger: .silent)
            try await pipeline.accept([Samples.received(1, stream: "call:9")], lane: .normal)
            try await engine.write(.normal) { connection in
                try Outbox.enqueue(Samples.queued(1, at: Self.now - .seconds(7200)), in: connection)
                try Outbox.enqueue(Samples.queued(2, at: Self.now), in: connection)
                try connection.execute("UPDATE outbox SET state = 'dead' WHERE dedup_key = '2'")
            }
            let checks = await Doctor(engine: engine, now: Self.now).examine()
            let warnings = checks.filter { $0.outcome == .warning && $0.name != "disk" }
            #expect(warnings.map(\.name) == ["held streams", "dead letters", "outbox"])
            #expect(warnings.first?.detail == "1 stand still, the oldest is call:9 since inbox row 1")
            #expect(warnings.last?.detail == "the oldest row has waited 120 minutes")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func anEmptyDatabaseIsAFindingNotACrash(_ kind: EngineKind) async throws {
        try await TestEngines.withEmpty(kind) { engine in
            let checks = await Doctor(engine: engine, now: Self.now).examine()
            #expect(checks.contains { $0.name == "schema" && $0.outcome == .failure })
        }
    }
}
