import Domain
import Store
import TestSupport
import Testing

/// A store of limited size gives the same error as a full disk.
@Suite(.timeLimit(.minutes(10))) struct DiskFullTests {
    private static let since = Timestamp(seconds: 77)

    @Test func nothingIsAcknowledgedAndWorkGoesOnWhenThereIsRoom() async throws {
        try await TestDirectory.with { directory in
            let path = "\(directory)/svod.sqlite"
            let small = try await open(path, pages: 400)
            try await Migrator.migrate(small)
            let (acknowledged, failures) = await FillingStore(engine: small, size: 10_000).fill()
            #expect(!acknowledged.isEmpty)
            #expect(failures == [.diskFull])
            #expect(small.state == .diskFull(since: Self.since))
            // Reading goes on.
            #expect(try await small.number("SELECT count(*) AS n FROM inbox") == acknowledged.count)
            await small.close()

            let roomy = try await open(path, pages: nil)
            #expect(try await FillingStore(engine: roomy, size: 10_000).repeatAll() == acknowledged)
            #expect(roomy.state == .ok)
            #expect(try await roomy.number("SELECT count(*) AS n FROM journal") == FillingStore.count)
            await roomy.close()
        }
    }

    @Test func roomThatWasMadeIsFoundByTheKeeper() async throws {
        try await TestDirectory.with { directory in
            let engine = try await open("\(directory)/svod.sqlite", pages: 400)
            try await Migrator.migrate(engine)
            _ = await FillingStore(engine: engine, size: 10_000).fill()
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

    private func open(_ path: String, pages: Int?) async throws -> SQLiteEngine {
        try await SQLiteEngine(
            path: path,
            options: SQLiteOptions(readers: 1, maximumPages: pages, clock: .fixed(Self.since))
        )
    }
}
