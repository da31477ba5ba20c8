import Domain
import Store
import TestSupport
import Testing

@Suite struct OutboxWorkerTests {
    private let clock = ManualClock()

    @Test(arguments: TestEngines.kinds)
    func sendsWhatIsDueTheOldestFirst(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let peer = TestConnector { row in .done(result: "number \(row.id)") }
            let now = clock.timestamp
            try await enqueue(
                [
                    Samples.queued(1, at: now), Samples.queued(2, at: now, dueAt: now - .seconds(5)),
                    Samples.queued(3, at: now, dueAt: now + .seconds(5)),
                ],
                engine
            )
            try await worker(engine, peer).deliverDue()
            #expect(peer.keys == ["2", "1"])
            let row = try await row(1, engine)
            #expect(row.state == .done)
            #expect(row.result == "number \(row.id)")
            #expect(row.settledAt == now)
            clock.advance(by: .seconds(5))
            try await worker(engine, peer).deliverDue()
            #expect(peer.keys == ["2", "1", "3"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aKeyIsQueuedOnce(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let ids = try await engine.write(.normal) { connection in
                try (1...2).map { _ in try Outbox.enqueue(Samples.queued(1, at: clock.timestamp), in: connection) }
            }
            #expect(ids[0] != nil)
            #expect(ids[1] == nil)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func failuresWaitLongerEachTimeAndThenAreGivenUp(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let peer = TestConnector { _ in .retry(after: .seconds(1), reason: "busy") }
            try await enqueue([Samples.queued(1, at: clock.timestamp)], engine)
            var waits: [Duration] = []
            for _ in 1...3 {
                try await worker(engine, peer).deliverDue()
                let row = try await row(1, engine)
                guard row.state == .deferred else { break }
                waits.append(row.dueAt - clock.timestamp)
                clock.advance(by: row.dueAt - clock.timestamp)
            }
            #expect(waits == [.seconds(2), .seconds(4), .seconds(8)])
            try await worker(engine, peer).deliverDue()
            let row = try await row(1, engine)
            #expect(row.state == .dead)
            #expect(row.reason == "given up after 4 attempts: busy")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theConnectorMayAskForALongerWait(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let peer = TestConnector { _ in .retry(after: .seconds(600), reason: "come later") }
            try await enqueue([Samples.queued(1, at: clock.timestamp)], engine)
            try await worker(engine, peer).deliverDue()
            let row = try await row(1, engine)
            #expect(row.dueAt == clock.timestamp + .seconds(600))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func deadLettersAreRepeatedOnDemand(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let refusing = TestConnector { _ in .never(reason: "no such account") }
            try await enqueue([Samples.queued(1, at: clock.timestamp)], engine)
            try await worker(engine, refusing).deliverDue()
            let dead = try await engine.read { try Outbox.deadLetters(in: $0) }
            #expect(dead.map(\.reason) == ["no such account"])
            let now = clock.timestamp
            for row in dead { try await engine.write(.realtime) { try Outbox.repeat(row.id, at: now, in: $0) } }
            let peer = TestConnector()
            try await worker(engine, peer).deliverDue()
            #expect(peer.keys == ["1"])
            let error = await #expect(throws: SvodError.self) {
                try await engine.write(.normal) { try Outbox.repeat(OutboxID(1), at: now, in: $0) }
            }
            #expect(error?.code == .notFound)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aLateCommandExpiresUnsent(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let peer = TestConnector()
            let now = clock.timestamp
            try await enqueue([Samples.queued(1, at: now, expiresAt: now + .seconds(3))], engine)
            clock.advance(by: .seconds(3))
            try await worker(engine, peer).deliverDue()
            #expect(peer.keys == [])
            let row = try await row(1, engine)
            #expect(row.state == .expired)
            let error = await #expect(throws: SvodError.self) {
                try await engine.write(.normal) { try Outbox.repeat(row.id, at: now, in: $0) }
            }
            #expect(error?.code == .conflict)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCommandIsNeverSentTwice(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let peer = TestConnector { _ in .retry(after: .zero, reason: "the line broke") }
            let now = clock.timestamp
            try await enqueue([Samples.queued(1, at: now, expiresAt: now + .seconds(3))], engine)
            try await worker(engine, peer).deliverDue()
            try await worker(engine, peer).deliverDue()
            #expect(peer.keys == ["1"])
            let row = try await row(1, engine)
            #expect(row.state == .expired)
            #expect(row.reason == "the line broke")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func leasesThatRunOutAreTakenOver(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let now = clock.timestamp
            try await enqueue(
                [Samples.queued(1, at: now), Samples.queued(2, at: now, expiresAt: now + .seconds(3600))],
                engine
            )
            // A worker that leased both rows and was killed.
            let until = now + .seconds(60)
            try await engine.write(.normal) { connection in
                try connection.execute(
                    "UPDATE outbox SET state = 'leased', leased_by = 'gone', leased_until = \(until), attempts = 1"
                )
            }
            let peer = TestConnector()
            try await worker(engine, peer).deliverDue()
            #expect(peer.keys == [])
            clock.advance(by: .seconds(60))
            try await worker(engine, peer).deliverDue()
            #expect(peer.keys == ["1"])
            let states = [try await row(1, engine).state, try await row(2, engine).state]
            #expect(states == [.done, .expired])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theJournalTellsHowEachRowEnded(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let peer = TestConnector { row in row.dedupKey == "1" ? .done(result: nil) : .never(reason: "no") }
            let now = clock.timestamp
            try await enqueue(
                [
                    Samples.queued(1, at: now), Samples.queued(2, at: now),
                    Samples.queued(3, at: now, expiresAt: now - .seconds(1)),
                ],
                engine
            )
            try await worker(engine, peer).deliverDue()
            let entries = try await engine.read { try Journal.entries(after: EventID(0), limit: 10, in: $0) }
            #expect(
                Set(entries.map { "\($0.kind) \($0.subject)" }) == [
                    "outbox.done lead:1", "outbox.dead lead:2", "outbox.expired lead:3",
                ]
            )
            #expect(entries.allSatisfy { $0.cause.rawValue == $0.about })
            #expect(entries.contains { $0.data == #"{"connector":"peer","kind":"note","outbox":1}"# })
        }
    }

    private func worker(_ engine: any Engine, _ peer: TestConnector) -> OutboxWorker {
        OutboxWorker(
            engine: engine,
            connector: peer,
            settings: OutboxSettings(maximumAttempts: 4, backoff: Backoff(first: .seconds(2), random: { 1 })),
            wallClock: clock.wallClock,
            logger: .silent
        )
    }

    private func enqueue(_ rows: [NewOutboxRow], _ engine: any Engine) async throws {
        try await engine.write(.normal) { connection in
            for row in rows { try Outbox.enqueue(row, in: connection) }
        }
    }

    private func row(_ number: Int, _ engine: any Engine) async throws -> OutboxRow {
        try #require(
            try await engine.read { try Outbox.row(connector: "peer", dedupKey: "\(number)", in: $0) }
        )
    }
}
