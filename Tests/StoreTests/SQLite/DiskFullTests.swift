import Domain
import Store
import TestSupport
import Testing

/// A store of limited size gives the same error as a full disk.
@Suite(.timeLimit(.minutes(1))) struct DiskFullTests {
    private static let since = Timestamp(seconds: 77)

    @Test func nothingIsAcknowledgedAndWorkGoesOnWhenThereIsRoom() async throws {
        try await TestDirectory.with { directory in
            let path = "\(directory)/svod.sqlite"
            var acknowledged: Set<Int> = []
            let small = try await open(path, pages: 400)
            try await Migrator.migrate(small)
            let failures = await fill(small, &acknowledged)
            #expect(!acknowledged.isEmpty)
            #expect(failures == [.diskFull])
            #expect(small.state == .diskFull(since: Self.since))
            // Reading goes on.
            #expect(try await small.number("SELECT count(*) AS n FROM inbox") == acknowledged.count)
            await small.close()

            let roomy = try await open(path, pages: nil)
            let pipeline = pipeline(roomy)
            for number in 1...400 {
                let outcome = try await pipeline.accept([row(number)], lane: .realtime)
                #expect(outcome == (acknowledged.contains(number) ? InboxOutcome(known: 1) : InboxOutcome(handled: 1)))
            }
            #expect(roomy.state == .ok)
            #expect(try await roomy.number("SELECT count(*) AS n FROM journal") == 400)
            await roomy.close()
        }
    }

    @Test func roomThatWasMadeIsFoundByTheKeeper() async throws {
        try await TestDirectory.with { directory in
            let engine = try await open("\(directory)/svod.sqlite", pages: 400)
            try await Migrator.migrate(engine)
            var acknowledged: Set<Int> = []
            _ = await fill(engine, &acknowledged)
            let keeper = StoreKeeper(engine: engine, wallClock: .fixed(Self.since), logger: .silent)
            #expect(engine.state == .diskFull(since: Self.since))
            // Making room is a write too: a DELETE needs pages of the log only.
            try await engine.write(.normal) { connection in
                try connection.execute("DELETE FROM inbox WHERE id IN (SELECT id FROM inbox LIMIT 50)")
            }
            await keeper.lookRound()
            #expect(engine.state == .ok)
            await engine.close()
        }
    }

    /// Accepts large rows, several at a time, until some have failed; answers the kinds of the failures.
    private func fill(_ engine: any Engine, _ acknowledged: inout Set<Int>) async -> Set<SvodError.Code> {
        let pipeline = pipeline(engine)
        return await withTaskGroup(of: (Int, SvodError.Code?).self) { group in
            for number in 1...400 {
                group.addTask {
                    do {
                        try await pipeline.accept([row(number)], lane: .realtime)
                        return (number, nil)
                    } catch {
                        return (number, (error as? SvodError)?.code ?? .storeFailed)
                    }
                }
            }
            var codes: Set<SvodError.Code> = []
            for await (number, code) in group {
                if let code { codes.insert(code) } else { acknowledged.insert(number) }
            }
            return codes
        }
    }

    private func row(_ number: Int) -> NewInboxRow {
        var row = Samples.received(number, stream: "call:\(number)")
        row.payload = String(repeating: "x", count: 10_000)
        return row
    }

    private func pipeline(_ engine: any Engine) -> InboxPipeline {
        let handler = InboxHandler(kind: "call.fact") { row, connection in
            try Journal.append(Samples.entry(Int(row.id.rawValue)), in: connection)
        }
        return InboxPipeline(engine: engine, handlers: [handler], clock: .system, logger: .silent)
    }

    private func open(_ path: String, pages: Int?) async throws -> SQLiteEngine {
        try await SQLiteEngine(
            path: path,
            options: SQLiteOptions(readers: 1, maximumPages: pages, clock: .fixed(Self.since))
        )
    }
}
