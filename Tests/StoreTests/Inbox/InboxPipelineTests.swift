import Domain
import Store
import TestSupport
import Testing

@Suite struct InboxPipelineTests {
    /// Whether rows that arrive together are handed over together.
    static let ways = TestEngines.kinds.flatMap { kind in [(kind, false), (kind, true)] }

    /// Handles call facts by an entry in the journal each; the payload that is poison fails after having written.
    private static func handler(isTogether: Bool) -> InboxHandler {
        let all: @Sendable ([InboxRow], any Connection) throws -> Void = { rows, connection in
            for row in rows { try Self.handle(row, connection) }
        }
        return InboxHandler(kind: "call.fact", together: isTogether ? all : nil) { try Self.handle($0, $1) }
    }

    private static func handle(_ row: InboxRow, _ connection: any Connection) throws {
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

    @Test(arguments: ways)
    func acceptsAndHandlesInOneTransaction(_ kind: EngineKind, _ isTogether: Bool) async throws {
        try await withPipeline(kind, isTogether: isTogether) { engine, pipeline in
            let rows = (1...3).map { Samples.received($0, stream: "call:1") }
            let outcome = try await pipeline.accept(rows, lane: .realtime)
            #expect(outcome == InboxOutcome(handled: 3))
            #expect(try await handled(engine) == ["1", "2", "3"])
            let stored = try await engine.read { try Inbox.rows(stream: "call:1", in: $0) }
            #expect(stored.map(\.state) == [.done, .done, .done])
            #expect(stored.map(\.attempts) == [1, 1, 1])
        }
    }

    @Test(arguments: ways)
    func whatComesAgainChangesNothing(_ kind: EngineKind, _ isTogether: Bool) async throws {
        try await withPipeline(kind, isTogether: isTogether) { engine, pipeline in
            let rows = (1...3).map { Samples.received($0, stream: "call:1") }
            try await pipeline.accept(Array(rows.prefix(2)), lane: .realtime)
            let outcome = try await pipeline.accept(rows + rows, lane: .realtime)
            #expect(outcome == InboxOutcome(handled: 1, known: 5))
            #expect(try await handled(engine) == ["1", "2", "3"])
        }
    }

    @Test(arguments: ways)
    func aFailingRowStopsItsStreamAndNoOther(_ kind: EngineKind, _ isTogether: Bool) async throws {
        try await withPipeline(kind, isTogether: isTogether, poison: "2") { engine, pipeline in
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

    @Test(arguments: ways)
    func aRetryHandlesWhatWaited(_ kind: EngineKind, _ isTogether: Bool) async throws {
        try await withPipeline(kind, isTogether: isTogether, poison: "2") { engine, pipeline in
            try await pipeline.accept((1...4).map { Samples.received($0, stream: "call:1") }, lane: .realtime)
            #expect(try await pipeline.retry(stream: "call:1") == InboxOutcome(held: 1))
            try await engine.write(.normal) { try $0.execute("DELETE FROM setting") }
            #expect(try await pipeline.retry(stream: "call:1") == InboxOutcome(handled: 3))
            #expect(try await handled(engine) == ["1", "2", "3", "4"])
            let error = await #expect(throws: SvodError.self) { try await pipeline.retry(stream: "call:1") }
            #expect(error?.code == .notFound)
        }
    }

    @Test(arguments: ways)
    func aRowSetAsideLetsItsStreamGoOn(_ kind: EngineKind, _ isTogether: Bool) async throws {
        try await withPipeline(kind, isTogether: isTogether, poison: "2") { engine, pipeline in
            try await pipeline.accept((1...4).map { Samples.received($0, stream: "call:1") }, lane: .realtime)
            let held = try await engine.read { try Inbox.troubled(in: $0) }
            #expect(held.map(\.state) == [.held])
            for row in held { #expect(try await pipeline.setAside(row.id) == InboxOutcome(handled: 2)) }
            #expect(try await handled(engine) == ["1", "3", "4"])
            #expect(try await engine.read { try Inbox.troubled(in: $0) }.map(\.state) == [.dead])
        }
    }

    @Test(arguments: ways)
    func aRowThatWasSetAsideIsTriedAgain(_ kind: EngineKind, _ isTogether: Bool) async throws {
        try await withPipeline(kind, isTogether: isTogether, poison: "2") { engine, pipeline in
            try await pipeline.accept((1...4).map { Samples.received($0, stream: "call:1") }, lane: .realtime)
            let held = try #require(try await engine.read { try Inbox.troubled(in: $0) }.first)
            _ = try await pipeline.setAside(held.id)
            #expect(try await pipeline.retry(held.id) == InboxOutcome(held: 1))
            #expect(try await engine.read { try Inbox.row(held.id, in: $0) }?.state == .held)
            _ = try await pipeline.setAside(held.id)
            try await engine.write(.normal) { try $0.execute("DELETE FROM setting") }
            #expect(try await pipeline.retry(held.id) == InboxOutcome(handled: 1))
            #expect(try await handled(engine) == ["1", "3", "4", "2"])
            let error = await #expect(throws: SvodError.self) { try await pipeline.retry(held.id) }
            #expect(error?.code == .notFound)
        }
    }

    @Test(arguments: ways)
    func aRowIsHandledOnceMoreWhateverBecameOfIt(_ kind: EngineKind, _ isTogether: Bool) async throws {
        try await withPipeline(kind, isTogether: isTogether) { engine, pipeline in
            var row = Samples.received(1, stream: "call:1")
            try await pipeline.accept([row], lane: .realtime)
            row.payload = "again"
            let mark: @Sendable (any Connection) throws -> Void = { connection in
                try connection.execute("INSERT INTO setting (name, value) VALUES ('mark', '1')")
            }
            #expect(try await pipeline.again(row, mark) == InboxOutcome(handled: 1))
            #expect(try await handled(engine) == ["1", "again"])
            #expect(try await engine.number("SELECT count(*) AS n FROM inbox") == 1)
            // What is written with it and fails leaves the row as it was.
            await #expect(throws: SvodError.self) { try await pipeline.again(row, mark) }
            #expect(try await engine.number("SELECT count(*) AS n FROM inbox WHERE state = 'done'") == 1)
            let other = Samples.received(2, stream: "call:2")
            #expect(try await pipeline.again(other) { _ in } == InboxOutcome(handled: 1))
            #expect(try await handled(engine) == ["1", "again", "2"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func rowsThatCameTogetherAreHandedOverOnce(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let handler = InboxHandler(
                kind: "call.fact",
                together: { rows, connection in
                    let texts = rows.map { "\($0.id):\($0.payload ?? "")" }.joined(separator: " ")
                    try connection.execute("INSERT INTO setting (name, value) VALUES (\(texts), '')")
                },
                handle: { row, connection in
                    try connection.execute("INSERT INTO setting (name, value) VALUES (\("alone \(row.id)"), '')")
                }
            )
            let pipeline = InboxPipeline(
                engine: engine,
                handlers: [handler],
                clock: .fixed(Timestamp(seconds: 100)),
                logger: .silent
            )
            let rows = (1...4).map { Samples.received($0, stream: "call:\($0)") }
            try await pipeline.accept([rows[0]], lane: .normal)
            let outcome = try await pipeline.accept(rows + [rows[2]], lane: .normal)
            #expect(outcome == InboxOutcome(handled: 3, known: 2))
            let names = try await engine.read { connection in
                try connection.rows("SELECT name FROM setting ORDER BY name").map { try $0.get("name") as String }
            }
            #expect(names.count == 2 && names.contains("alone 1"), "\(names)")
            #expect(names.contains { $0.hasSuffix("4") && $0.contains("2 ") && !$0.hasPrefix("1") }, "\(names)")
        }
    }

    @Test(
        "On arrival a handler has what the payload says; from the store the payload alone",
        arguments: TestEngines.kinds
    )
    func contentIsHandedOver(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let handler = InboxHandler(kind: "call.fact") { row, connection in
                let content = row.content.map { "\($0)" } ?? "none"
                let seen = "\(content), payload \(row.payload ?? "none")"
                try connection.execute("INSERT INTO setting (name, value) VALUES (\(seen), '')")
                if content == "two" { throw SvodError(.invalidInput, "cannot read it") }
            }
            let pipeline = InboxPipeline(
                engine: engine,
                handlers: [handler],
                clock: .fixed(Timestamp(seconds: 100)),
                logger: .silent
            )
            let rows = ["one", "two", "three"].enumerated().map { number, content in
                var row = Samples.received(number + 1, stream: "call:1")
                row.payload = "{\(content)}"
                row.content = content
                return row
            }
            // The second is held, and the third waits behind it.
            #expect(try await pipeline.accept(rows, lane: .normal) == InboxOutcome(handled: 1, held: 1, waiting: 1))
            #expect(try await pipeline.retry(stream: "call:1") == InboxOutcome(handled: 2))
            let seen = try await engine.read { connection in
                try connection.rows("SELECT name FROM setting ORDER BY name").map { try $0.get("name") as String }
            }
            #expect(seen == ["none, payload {three}", "none, payload {two}", "one, payload {one}"])
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
        isTogether: Bool = false,
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
                handlers: [Self.handler(isTogether: isTogether)],
                clock: .fixed(Timestamp(seconds: 100)),
                logger: .silent
            )
            try await body(engine, pipeline)
        }
    }
}
