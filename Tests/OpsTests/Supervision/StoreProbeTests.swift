import Domain
import Store
import TestSupport
import Testing

@testable import Ops

@Suite struct StoreProbeTests {
    @Test(arguments: TestEngines.kinds)
    func aStoreThatWorksIsUpAndAClosedOneIsNot(_ kind: EngineKind) async throws {
        try await TestStore.with(kind) { store in
            let engine = try await store.open()
            try await Migrator.migrate(engine)
            let registry = PartRegistry()
            let probe = StoreProbe(engine: engine, reporter: registry.register("store", allowedPassAge: .seconds(30)))
            await probe.look()
            #expect(registry.state(of: "store")?.phase == .up)
            await engine.close()
            await probe.look()
            #expect(registry.state(of: "store")?.phase != .up)
        }
    }

    /// A look must not make believe that there is room again.
    @Test func aFullDiskIsSaidSoUntilThereIsRoom() async throws {
        let folder = try TestFolder()
        let engine = try await SQLiteEngine(
            path: "\(folder.path)/svod.sqlite",
            options: SQLiteOptions(readers: 1, maximumPages: 400)
        )
        try await Migrator.migrate(engine)
        await #expect(throws: SvodError.self) {
            let large = String(repeating: "x", count: 4 << 20)
            try await engine.write(.normal) {
                try $0.execute("INSERT INTO setting (name, value) VALUES ('large', \(large))")
            }
        }
        let registry = PartRegistry()
        let probe = StoreProbe(engine: engine, reporter: registry.register("store", allowedPassAge: .seconds(30)))
        for _ in 0..<3 {
            await probe.look()
            #expect(registry.state(of: "store")?.phase.reason == "no room on the disk of the store")
        }
        // There is room for less.
        await StoreKeeper(engine: engine, wallClock: .system, logger: .quiet).lookRound()
        await probe.look()
        #expect(registry.state(of: "store")?.phase == .up)
        await engine.close()
    }
}
