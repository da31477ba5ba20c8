import Domain
import Store
import TestSupport
import Testing

/// The index over words takes in the rows of a store that had none.
@Suite struct SearchMigrationTests {
    @Test(arguments: TestEngines.kinds)
    func rowsOfBeforeAreFound(_ kind: EngineKind) async throws {
        try await TestEngines.withEmpty(kind) { engine in
            let before = Migrator.steps.filter { $0.number < 4 }
            _ = try await Migrator.migrate(engine, steps: before)
            try await engine.write(.normal) { connection in
                try connection.execute("INSERT INTO company (name, name_key, created_at) VALUES ('Ёлка', 'елка', 0)")
            }
            #expect(try await Migrator.migrate(engine).contains(4))
            let found = try await engine.read { connection in
                let ids = connection.dialect.ids(in: "company", where: "name_key", hasWords: ["ел"])
                return try connection.rows("SELECT name FROM company WHERE id IN (\(ids))").map {
                    try $0.get("name") as String
                }
            }
            #expect(found == ["Ёлка"])
        }
    }
}
