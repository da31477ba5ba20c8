import Domain
import Store
import TestSupport
import Testing

@Suite struct InboxPipelineTests {
    /// Handles a call fact by an entry in the journal; the payload "bad" fails after having written.
    private static let handler = InboxHandler(kind: "call.fact") { row, connection in
        try Journal.append(
            NewJournalEntry(
                at: row.receivedAt,
                kind: "handled",
                subject: row.stream,
                cause: .inbox(row.id),
                data: row.payload ?? ""
            ),
            in: connection
        )
        let poison = try connection.row("SELECT value FROM setting WHERE name = 'poison'")
        if try row.payload == poison?.get("value") { throw SvodError(.invalidInput, "cannot read it") }
    }

    @Test(arguments: TestEngines.kinds)
    func acceptsAndHandlesInOneTransaction(_ kind: EngineKind) async throws {
        try await withPipeline(kind) { engine, pipeline in
            let rows = (1...3).map { Samples.received($0, stream: "call:1") }
            let outcome = try await pipeline.accept(rows, lane: .realtime)
            #expect(outcome == InboxOutcome(handled: 3))
            #expect(try await handled(engine) == ["1", "2", "3"])
            let stored = try await engine.read { try Inbox.rows(stream: "call:1", in: $0) }
            #expect(stored.map(\.state) == [.done, .done, .done])
            #expect(stored.map(\.attempts) == [1, 1, 1])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatComesAgainChangesNothing(_ kind: EngineKind) async throws {
        try await withPipeline(kind) { engine, pipeline in
            let rows = (1...3).map { Samples.received($0, stream: "call:1") }
            try await pipeline.accept(Array(rows.prefix(2)), lane: .realtime)
            let outcome = try await pipeline.accept(rows + rows, lane: .realtime)
            #expect(outcome == InboxOutcome(handled: 1, known: 5))
            #expect(try await handled(engine) == ["1", "2", "3"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aFailingRowStopsItsStreamAndNoOther(_ kind: EngineKind) async throws {
        try await withPipeline(kind, poison: "2") { engine, pipeline in
            let one = (1...4).map { Samples.received($0, stream: "call:1") }
            let two = (5...6).map { Samples.received($0, stream: "call:2") }
            let outcome = try await pipeline.accept(one + two, lane: .realtime)
            #expect(outcome == InboxOutcome(handled: 3, held: 1, waiting: 2))
            #expect(try await handled(engine) == ["1", "5", "6"])
            let figures = try await engine.read { try QueueFigures.read(at: Timestamp(seconds: 60), in: $0) }
            #expect(figures.heldStreams.map(\.stream) == ["call:1"])
            #expect(figures.heldStreams.map(\.waiting) == [2])
            #expect(figures.heldStreams.map(\.error) == ["cannot read it"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aRetryHandlesWhatWaited(_ kind: EngineKind) async throws {
        try await withPipeline(kind, poison: "2") { engine, pipeline in
            try await pipeline.accept((1...4).map { Samples.received($0, stream: "call:1") }, lane: .realtime)
            #expect(try await pipeline.retry(stream: "call:1") == InboxOutcome(held: 1))
            try await engine.write(.normal) { try $0.execute("DELETE FROM setting") }
            #expect(try await pipeline.retry(stream: "call:1") == InboxOutcome(handled: 3))
            #expect(try await handled(engine) == ["1", "2", "3", "4"])
            let error = await #expect(throws: SvodError.self) { try await pipeline.retry(stream: "call:1") }
            #expect(error?.code == .notFound)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aRowSetAsideLetsItsStreamGoOn(_ kind: EngineKind) async throws {
        try await withPipeline(kind, poison: "2") { engine, pipeline in
            try await pipeline.accept((1...4).map { Samples.received($0, stream: "call:1") }, lane: .realtime)
            let held = try await engine.read { try Inbox.troubled(in: $0) }
            #expect(held.map(\.state) == [.held])
            for row in held { #expect(try await pipeline.setAside(row.id) == InboxOutcome(handled: 2)) }
            #expect(try await handled(engine) == ["1", "3", "4"])
            #expect(try await engine.read { try Inbox.troubled(in: $0) }.map(\.state) == [.dead])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aKindThatNobodyHandlesIsHeld(_ kind: EngineKind) async throws {
        try await withPipeline(kind) { engine, pipeline in
            let row = Samples.received(1, stream: "x", kind: "unknown")
            #expect(try await pipeline.accept([row], lane: .normal) == InboxOutcome(held: 1))
            let held = try await engine.read { try Inbox.troubled(in: $0) }
            #expect(held.map(\.error) == ["nothing handles inbox rows of kind unknown"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theCursorMovesWithTheRowsOrNotAtAll(_ kind: EngineKind) async throws {
        try await withPipeline(kind) { engine, pipeline in
            let rows = [Samples.received(1, stream: "call:1")]
            await #expect(throws: SvodError.self) {
                try await pipeline.accept(rows, lane: .normal) { _ in throw SvodError(.conflict, "no") }
            }
            #expect(try await engine.number("SELECT count(*) AS n FROM inbox") == 0)
            try await pipeline.accept(rows, lane: .normal) { connection in
                try connection.execute("INSERT INTO setting (name, value) VALUES ('cursor', '1')")
            }
            #expect(try await engine.number("SELECT count(*) AS n FROM setting WHERE name = 'cursor'") == 1)
        }
    }

    private func handled(_ engine: any Engine) async throws -> [String] {
        try await engine.read { try Journal.entries(after: EventID(0), limit: 100, in: $0) }.map(\.data)
    }

    private func withPipeline(
        _ kind: EngineKind,
        poison: String? = nil,
        _ body: (any Engine, InboxPipeline) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            if let poison {
                try await engine.write(.normal) {
                    try $0.execute("INSERT INTO setting (name, value) VALUES ('poison', \(poison))")
                }
            }
            let pipeline = InboxPipeline(
                engine: engine,
                handlers: [Self.handler],
                clock: .fixed(Timestamp(seconds: 100)),
                logger: .silent
            )
            try await body(engine, pipeline)
        }
    }
}
