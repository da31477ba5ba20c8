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
}
