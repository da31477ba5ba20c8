import Domain
import Store
import TestSupport
import Testing

/// A database on a disk of its own that is really full.
@Suite(.enabled(if: SmallDisk.isPossible), .timeLimit(.minutes(10))) struct PostgresDiskFullTests {
    @Test func nothingIsAcknowledgedAndWorkGoesOnWhenThereIsRoom() async throws {
        try await SmallDisk.with(megabytes: 16) { disk in
            try await TestStore.with(.postgres, settings: "TABLESPACE \(disk.tablespace)") { store in
                let engine = try await store.open()
                try await Migrator.migrate(engine)
                let filling = FillingStore(engine: engine, size: 100_000)
                let (acknowledged, failures) = await filling.fill()
                #expect(!acknowledged.isEmpty)
                #expect(failures == [.diskFull])
                guard case .diskFull = engine.state else {
                    Issue.record("the engine says \(engine.state)")
                    return
                }
                // Reading goes on, and finds what was acknowledged and nothing else.
                #expect(try await engine.number("SELECT count(*) AS n FROM inbox") == acknowledged.count)
                #expect(try await engine.number("SELECT count(*) AS n FROM journal") == acknowledged.count)

                try disk.grow(toMegabytes: 256)
                #expect(try await filling.repeatAll() == acknowledged)
                #expect(engine.state == .ok)
                #expect(try await engine.number("SELECT count(*) AS n FROM journal") == FillingStore.count)
                await engine.close()
            }
        }
    }
}
