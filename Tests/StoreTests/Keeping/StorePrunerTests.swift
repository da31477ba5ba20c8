import Domain
import ServiceLifecycleTestKit
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct StorePrunerTests {
    private static let day = Duration.seconds(86_400)
    private let clock = ManualClock()

    /// Calls of department 7 may come again.
    private static let calls = ForgettableSource(
        prefix: "ami:",
        unless: "EXISTS (SELECT 1 FROM department WHERE inbox.stream = 'call:' || department.id)"
    )

    private func pruner(_ engine: any Engine, days: Int = 30) -> StorePruner {
        StorePruner(
            engine: engine,
            retention: { Retention(inbox: Self.day * days, outbox: Self.day * days) },
            forgettable: [Self.calls],
            wallClock: clock.wallClock,
            clock: clock,
            logger: .silent
        )
    }

    private func pipeline(_ engine: any Engine) -> InboxPipeline {
        let handler = InboxHandler(kind: "call.fact") { row, connection in
            if row.payload == "13" { throw SvodError(.invalidInput, "unlucky") }
            try Journal.append(Samples.entry(1), in: connection)
        }
        return InboxPipeline(engine: engine, handlers: [handler], clock: clock.wallClock, logger: .silent)
    }

    private func received(_ number: Int, source: String, stream: String) -> NewInboxRow {
        var row = Samples.received(number, stream: stream)
        row.source = source
        return row
    }

    private func rows(_ engine: any Engine) async throws -> [String] {
        try await engine.read { connection in
            try connection.rows("SELECT source, stream, payload FROM inbox ORDER BY id").map { row in
                let payload: String? = try row.get("payload")
                return "\(try row.get("source") as String) \(try row.get("stream") as String) \(payload ?? "-")"
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatIsHandledAndOldLosesItsPayloadAndItsKeyOnlyWhereItCannotComeAgain(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let pipeline = pipeline(engine)
            try await pipeline.accept(
                [
                    received(1, source: "ami:main", stream: "call:5"),
                    received(2, source: "imap:sales", stream: "letter:1"),
                ],
                lane: .normal
            )
            clock.advance(by: Self.day * 29)
            try await pipeline.accept([received(3, source: "ami:main", stream: "call:6")], lane: .normal)
            #expect(try await pruner(engine).prune() == PruningOutcome())
            clock.advance(by: Self.day * 2)
            #expect(try await pruner(engine).prune() == PruningOutcome(emptied: 1, forgotten: 1))
            #expect(try await rows(engine) == ["imap:sales letter:1 -", "ami:main call:6 3"])
            // A second pass finds nothing left to do.
            #expect(try await pruner(engine).prune() == PruningOutcome())
            // The letter is known for ever.
            let outcome = try await pipeline.accept(
                [received(2, source: "imap:sales", stream: "letter:1")],
                lane: .normal
            )
            #expect(outcome == InboxOutcome(known: 1))
            // The journal stays.
            #expect(try await engine.number("SELECT count(*) AS n FROM journal") == 3)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aRowThatMayComeAgainAfterAllKeepsItsKey(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let department = try await engine.write(.normal) { try $0.insert(Samples.department(1)) }
            let mine = received(1, source: "ami:main", stream: "call:\(department)")
            try await pipeline(engine).accept([mine], lane: .normal)
            clock.advance(by: Self.day * 31)
            #expect(try await pruner(engine).prune() == PruningOutcome(emptied: 1))
            #expect(try await pipeline(engine).accept([mine], lane: .normal) == InboxOutcome(known: 1))
            try await engine.write(.normal) { try $0.execute("DELETE FROM department") }
            #expect(try await pruner(engine).prune() == PruningOutcome(forgotten: 1))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aStreamThatIsNotThroughStaysWhole(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let pipeline = pipeline(engine)
            let stream = [12, 13, 14].map { received($0, source: "ami:main", stream: "call:9") }
            #expect(try await pipeline.accept(stream, lane: .normal) == InboxOutcome(handled: 1, held: 1, waiting: 1))
            clock.advance(by: Self.day * 400)
            #expect(try await pruner(engine).prune() == PruningOutcome())
            let held = try await engine.read { try Inbox.troubled(in: $0) }
            _ = try await pipeline.setAside(try #require(held.first).id)
            // What a person has set aside is theirs; the last one was handled only now.
            #expect(try await pruner(engine).prune() == PruningOutcome(forgotten: 1))
            #expect(try await rows(engine) == ["ami:main call:9 13", "ami:main call:9 14"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func ofTheOutboxOnlyWhatArrivedGoes(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let now = clock.timestamp
            try await engine.write(.normal) { connection in
                for number in 1...6 { try Outbox.enqueue(Samples.queued(number, at: now), in: connection) }
                try connection.execute(
                    "UPDATE outbox SET state = 'done', settled_at = \(now) WHERE dedup_key IN ('1', '2')"
                )
                try connection.execute("UPDATE outbox SET state = 'dead', settled_at = \(now) WHERE dedup_key = '3'")
                try connection.execute("UPDATE outbox SET state = 'expired', settled_at = \(now) WHERE dedup_key = '4'")
                try connection.execute(
                    "UPDATE outbox SET state = 'done', settled_at = \(now + Self.day * 5) WHERE dedup_key = '5'"
                )
            }
            clock.advance(by: Self.day * 31)
            #expect(try await pruner(engine).prune() == PruningOutcome(sent: 2))
            let left = try await engine.read { connection in
                try connection.rows("SELECT dedup_key FROM outbox ORDER BY id").map {
                    try $0.get("dedup_key") as String
                }
            }
            #expect(left == ["3", "4", "5", "6"])
        }
    }

    /// Many rows are many short transactions: a call gets in between.
    @Test(arguments: TestEngines.kinds)
    func callsOvertakeIt(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let rows = (1...12_000).map { received($0, source: "ami:main", stream: "call:\($0)") }
            try await engine.bulk(rows) { row, connection in
                try connection.execute(
                    """
                    INSERT INTO inbox (source, stream, kind, dedup_key, received_at, payload, state, handled_at)
                    VALUES (\(row.source), \(row.stream), \(row.kind), \(row.dedupKey), 1, \(row.payload), 'done', 1)
                    """
                )
            }
            let left = try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask { try await pruner(engine).prune().forgotten }
                // The first rows are gone: a department that is made now keeps none of the others.
                try await engine.wait { try $0.row("SELECT id FROM inbox WHERE stream = 'call:1'") == nil }
                try await engine.write(.realtime) { try $0.insert(Samples.department(2)) }
                let left = try await engine.number("SELECT count(*) AS n FROM inbox")
                #expect(try await group.next() == 12_000)
                return left
            }
            #expect(left > 0)
            #expect(try await engine.number("SELECT count(*) AS n FROM inbox") == 0)
        }
    }

    @Test func theServiceRepeatsItselfAndEndsAtAShutdown() async throws {
        try await TestEngines.with(.sqlite) { engine in
            try await pipeline(engine).accept([received(1, source: "ami:main", stream: "call:5")], lane: .normal)
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await pruner(engine, days: 7).run() }
                    while clock.sleepers == 0 { await Task.yield() }
                    #expect(try await rows(engine).count == 1)
                    clock.advance(by: Self.day * 8)
                    try await engine.wait { try $0.rows("SELECT id FROM inbox").isEmpty }
                    trigger.triggerGracefulShutdown()
                    try await group.waitForAll()
                }
            }
        }
    }
}
