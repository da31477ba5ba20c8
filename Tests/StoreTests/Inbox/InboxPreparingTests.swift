import Domain
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

/// Rows that are read before their transaction begins.
@Suite(.timeLimit(.minutes(10))) struct InboxPreparingTests {
    @Test(arguments: TestEngines.kinds)
    func isReadOutsideOfTheTransactionAndChangesWithin(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let pipeline = pipeline(engine) { row, engine in
                // The store is free meanwhile: another may write.
                try await engine.write(.realtime) {
                    try Journal.append(Samples.entry(Int(row.id.rawValue)), in: $0)
                }
                return { connection in
                    try Journal.append(Samples.entry(100 + Int(row.id.rawValue)), in: connection)
                    return []
                }
            }
            try await pipeline.accept(
                (1...5).map { Samples.received($0, stream: "mail:\($0)", kind: "letter") },
                lane: .normal
            )
            try await InboxWorker(pipeline: pipeline, logger: .silent).handleReady()
            #expect(try await engine.number("SELECT count(*) AS n FROM inbox WHERE state = 'done'") == 5)
            #expect(try await engine.number("SELECT count(*) AS n FROM journal") == 10)
        }
    }

    @Test("What is wrong with a row holds it, whenever that is seen", arguments: TestEngines.kinds, [true, false])
    func aFaultHoldsTheRow(_ kind: EngineKind, _ isSeenBefore: Bool) async throws {
        try await TestEngines.with(kind) { engine in
            let fault = SvodError(.invalidInput, "no letter")
            let pipeline = pipeline(engine) { _, _ in
                if isSeenBefore { throw fault }
                return { connection in
                    try Journal.append(Samples.entry(1), in: connection)
                    throw fault
                }
            }
            try await pipeline.accept([Samples.received(1, stream: "mail", kind: "letter")], lane: .normal)
            try await InboxWorker(pipeline: pipeline, logger: .silent).handleReady()
            let rows = try await engine.read { try Inbox.rows(stream: "mail", in: $0) }
            #expect(rows.map(\.state) == [.held])
            #expect(rows.first?.error?.contains("no letter") == true)
            #expect(try await engine.number("SELECT count(*) AS n FROM journal") == 0)
        }
    }

    @Test(
        "What follows from a row is handled with it, and what is wrong with that holds no more",
        arguments: TestEngines.kinds
    )
    func whatFollowsIsHandledInTheSameTransaction(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let following = InboxHandler(kind: "request") { row, connection in
                guard row.dedupKey.hasSuffix("/11") else { throw SvodError(.invalidInput, "no request") }
                try Journal.append(Samples.entry(1), in: connection)
            }
            let pipeline = pipeline(engine, [following]) { row, _ in
                let number = row.dedupKey.hasSuffix("/1") ? 11 : 12
                return { _ in [Samples.received(number, stream: "asked:\(number)", kind: "request")] }
            }
            try await pipeline.accept(
                (1...2).map { Samples.received($0, stream: "mail:\($0)", kind: "letter") },
                lane: .normal
            )
            let worker = InboxWorker(pipeline: pipeline, logger: .silent)
            try await worker.handleReady()
            let states = try await engine.read { connection in
                try ["mail:1", "mail:2", "asked:11", "asked:12"].map {
                    try Inbox.rows(stream: $0, in: connection).map(\.state)
                }
            }
            #expect(states == [[.done], [.done], [.done], [.held]])
            #expect(try await engine.number("SELECT count(*) AS n FROM journal") == 1)
        }
    }

    @Test("A store that cannot be read just now is no fault of the row", arguments: TestEngines.kinds)
    func aTransientFaultLeavesTheRow(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let faults = Mutex(4)
            let pipeline = pipeline(engine) { _, _ in
                let isBusy = faults.withLock { left in
                    left -= 1
                    return left >= 0
                }
                if isBusy { throw SvodError(.timedOut, "just now") }
                return { _ in [] }
            }
            try await pipeline.accept([Samples.received(1, stream: "mail", kind: "letter")], lane: .normal)
            let worker = InboxWorker(pipeline: pipeline, logger: .silent)
            for _ in 0..<4 {
                await #expect(throws: SvodError.self) { try await worker.handleReady() }
            }
            try await worker.handleReady()
            let rows = try await engine.read { try Inbox.rows(stream: "mail", in: $0) }
            #expect(rows.map(\.state) == [.done])
        }
    }

    @Test(
        "Of what was in hand only what was being read is blamed, and after two deaths set aside",
        arguments: TestEngines.kinds
    )
    func onlyWhatWasBeingReadIsBlamed(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await TestDirectory.with { directory in
                let file = "\(directory)/reading"
                /// A daemon that dies while it reads the guilty row: its marks are what the next one finds.
                @Sendable func live(dying: Bool) async throws {
                    let marks = try ReadingMarks(path: file)
                    let atDeath = Mutex<Data?>(nil)
                    let handler = InboxHandler(kind: "letter") { row, _, guarded in
                        try guarded { () -> InboxHandler.Change in
                            if dying, row.stream == "mail:3" {
                                atDeath.withLock { $0 = FileManager.default.contents(atPath: file) }
                                throw SvodError(.timedOut, "it died")
                            }
                            return { _ in [] }
                        }
                    }
                    let pipeline = InboxPipeline(
                        engine: engine,
                        handlers: [handler],
                        marks: marks,
                        clock: .fixed(Timestamp(seconds: 100)),
                        logger: .silent
                    )
                    try? await InboxWorker(pipeline: pipeline, logger: .silent).handleReady()
                    if let found = atDeath.withLock({ $0 }) { try found.write(to: URL(fileURLWithPath: file)) }
                }
                try await pipeline(engine, [], { _, _ in { _ in [] } }).accept(
                    (1...5).map { Samples.received($0, stream: "mail:\($0)", kind: "letter") },
                    lane: .normal
                )
                for death in 1...2 {
                    try await live(dying: true)
                    let rows = try await engine.read { try Inbox.rows(stream: "mail:3", in: $0) }
                    #expect(rows.map(\.state) == [.new])
                    #expect(rows.map(\.attempts) == [death - 1], "counted at the next start")
                }
                try await live(dying: true)
                let states = try await engine.read { connection in
                    try (1...5).flatMap { try Inbox.rows(stream: "mail:\($0)", in: connection) }
                }
                #expect(states.map(\.state) == [.done, .done, .dead, .done, .done])
                #expect(states.map(\.attempts) == [1, 1, 2, 1, 1])
                #expect(states[2].error == "reading it stopped the daemon 2 times")
            }
        }
    }

    @Test("What was in hand when the daemon ended is read one by one, then the rest", arguments: TestEngines.kinds)
    func whatWasTriedGoesAlone(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let hand = Mutex((now: 0, most: 0, order: [Int64]()))
            let pipeline = pipeline(engine) { row, engine in
                hand.withLock { hand in
                    hand.now += 1
                    if hand.order.count < 3 { hand.most = max(hand.most, hand.now) }
                    hand.order.append(row.id.rawValue)
                }
                try await engine.write(.normal) { try Journal.append(Samples.entry(1), in: $0) }
                hand.withLock { $0.now -= 1 }
                return { _ in [] }
            }
            try await pipeline.accept(
                (1...9).map { Samples.received($0, stream: "mail:\($0)", kind: "letter") },
                lane: .normal
            )
            let tried: [Int64] = try await engine.write(.normal) { connection in
                try connection.execute(
                    "UPDATE inbox SET attempts = 1 WHERE dedup_key LIKE '%/2' OR dedup_key LIKE '%/5'"
                )
                try connection.execute("UPDATE inbox SET attempts = 1 WHERE dedup_key LIKE '%/9'")
                return try connection.rows("SELECT id FROM inbox WHERE attempts = 1 ORDER BY id").map {
                    try $0.get("id")
                }
            }
            try #require(tried.count == 3)
            try await InboxWorker(pipeline: pipeline, logger: .silent).handleReady()
            let found = hand.withLock { $0 }
            #expect(Array(found.order.prefix(3)) == tried)
            #expect(found.most == 1)
            #expect(try await engine.number("SELECT count(*) AS n FROM inbox WHERE state = 'done'") == 9)
        }
    }

    private func pipeline(
        _ engine: any Engine,
        _ others: [InboxHandler] = [],
        _ prepare: @escaping @Sendable (InboxRow, any Engine) async throws -> InboxHandler.Change
    ) -> InboxPipeline {
        InboxPipeline(
            engine: engine,
            handlers: [InboxHandler(kind: "letter") { row, engine, _ in try await prepare(row, engine) }] + others,
            clock: .fixed(Timestamp(seconds: 100)),
            logger: .silent
        )
    }
}
