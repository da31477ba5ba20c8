import Domain
import ServiceLifecycle
import ServiceLifecycleTestKit
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct InboxWorkerTests {
    @Test(arguments: TestEngines.kinds)
    func handlesWhatWasLeftForLater(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let pipeline = pipeline(engine, .later) { row, connection in
                try Journal.append(Samples.entry(Int(row.id.rawValue)), in: connection)
            }
            let outcome = try await pipeline.accept(
                (1...5).map { Samples.received($0, stream: "mail:\($0 % 2)", kind: "letter") },
                lane: .normal
            )
            #expect(outcome == InboxOutcome(waiting: 5))
            try await InboxWorker(pipeline: pipeline, logger: .silent).handleReady()
            #expect(try await engine.number("SELECT count(*) AS n FROM inbox WHERE state = 'done'") == 5)
            #expect(try await engine.number("SELECT count(*) AS n FROM journal") == 5)
        }
    }

    @Test("Pages of rows are handled, and what their handlers leave for later too", arguments: TestEngines.kinds)
    func handlesWhatComesOfIt(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let pipeline = pipeline(engine, .later) { row, connection in
                let parts = row.stream.split(separator: ":")
                guard let left = parts.last.flatMap({ Int($0) }), left > 0 else { return }
                try Inbox.accept(
                    Samples.received(Int(row.id.rawValue) + 1000, stream: "again:\(left - 1)", kind: "letter"),
                    in: connection
                )
            }
            try await pipeline.accept(
                (1...200).map { Samples.received($0, stream: "mail:\($0):\($0 % 3)", kind: "letter") },
                lane: .normal
            )
            try await InboxWorker(pipeline: pipeline, logger: .silent).handleReady()
            // 67 of them leave one row, 67 two.
            #expect(
                try await engine.number("SELECT count(*) AS n FROM inbox WHERE state = 'done'") == 200 + 67 + 67 * 2
            )
            #expect(try await engine.number("SELECT count(*) AS n FROM inbox WHERE state <> 'done'") == 0)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func isWokenByACommitAndEndsAtAShutdown(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let pipeline = pipeline(engine, .later) { _, _ in }
            let worker = InboxWorker(pipeline: pipeline, logger: .silent)
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await worker.run() }
                    for number in 1...3 {
                        // A handler's own row: nobody but the commit tells the worker of it.
                        try await engine.write(.normal) {
                            try Inbox.accept(Samples.received(number, stream: "own", kind: "letter"), in: $0)
                        }
                        try await engine.wait { connection in
                            try connection.row("SELECT id FROM inbox WHERE state <> 'done'") == nil
                        }
                    }
                    trigger.triggerGracefulShutdown()
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aRowWhoseReadingStoppedTheDaemonTwiceIsSetAside(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let pipeline = InboxPipeline(
                engine: engine,
                handlers: [
                    InboxHandler(
                        kind: "letter",
                        setAside: { row, reason, connection in
                            try connection.execute("UPDATE inbox SET payload = \(reason) WHERE id = \(row.id)")
                        },
                        prepare: { _, _, _ in { _ in [] } }
                    )
                ],
                clock: .fixed(Timestamp(seconds: 100)),
                logger: .silent
            )
            try await pipeline.accept(
                (1...2).map { Samples.received($0, stream: "mail", kind: "letter") },
                lane: .normal
            )
            // Two attempts were counted, and the daemon was gone before either had an end.
            try await engine.write(.normal) {
                try $0.execute("UPDATE inbox SET attempts = 2 WHERE dedup_key = 'mail/1'")
            }
            try await InboxWorker(pipeline: pipeline, logger: .silent).handleReady()
            let rows = try await engine.read { try Inbox.rows(stream: "mail", in: $0) }
            #expect(rows.map(\.state) == [.dead, .done])
            #expect(rows.map(\.attempts) == [2, 1])
            #expect(
                rows.map(\.payload) == [
                    "reading it stopped the daemon 2 times",
                    Samples.received(2, stream: "mail", kind: "letter").payload,
                ]
            )
        }
    }

    private func pipeline(
        _ engine: any Engine,
        _ moment: InboxHandler.Moment,
        _ handle: @escaping @Sendable (InboxRow, any Connection) throws -> Void
    ) -> InboxPipeline {
        InboxPipeline(
            engine: engine,
            handlers: [InboxHandler(kind: "letter", moment: moment, handle: handle)],
            clock: .fixed(Timestamp(seconds: 100)),
            logger: .silent
        )
    }
}
