import Domain
import Store
import TestSupport
import Testing

@Suite struct MigratorTests {
    private static let steps = [
        Migration(
            number: 1,
            title: "names in one column",
            statements: ["CREATE TABLE friend (id {id}, name TEXT NOT NULL) {table}"]
        ),
        Migration(
            number: 2,
            title: "names in two",
            statements: [
                "ALTER TABLE friend ADD COLUMN family TEXT",
                "UPDATE friend SET family = substr(name, length(name) - 5)",
            ]
        ),
        Migration(
            number: 3,
            title: "meetings",
            statements: [
                "CREATE TABLE meeting (id {id}, friend_id {int} NOT NULL REFERENCES friend (id), note {blob}) {table}",
                "INSERT INTO meeting (friend_id) SELECT id FROM friend",
            ]
        ),
    ]

    @Test(arguments: TestEngines.kinds)
    func carriesDataStepByStep(_ kind: EngineKind) async throws {
        try await TestEngines.withEmpty(kind) { engine in
            for count in 1...3 {
                let steps = Array(Self.steps.prefix(count))
                #expect(try await Migrator.migrate(engine, steps: steps) == [count])
                #expect(try await Migrator.migrate(engine, steps: steps) == [])
                #expect(try await Migrator.version(engine) == count)
                if count == 1 { try await engine.write(.normal) { try Self.insertFriend(in: $0) } }
            }
            let row = try await engine.read { connection in
                try connection.row(
                    "SELECT name, family FROM meeting JOIN friend ON friend.id = meeting.friend_id"
                )
            }
            #expect(try row?.get("name") as String? == "Анна Иванова")
            #expect(try row?.get("family") as String? == "ванова")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func refusesAStoreOfANewerProgram(_ kind: EngineKind) async throws {
        try await TestEngines.withEmpty(kind) { engine in
            _ = try await Migrator.migrate(engine, steps: Self.steps)
            let error = await #expect(throws: SvodError.self) {
                _ = try await Migrator.migrate(engine, steps: Array(Self.steps.prefix(2)))
            }
            #expect(error?.code == .conflict)
            #expect(error?.message == "the store's schema is at step 3, this program knows 2: run the newer svod")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aStepThatFailsLeavesNothing(_ kind: EngineKind) async throws {
        try await TestEngines.withEmpty(kind) { engine in
            let broken = Migration(
                number: 2,
                title: "broken",
                statements: ["CREATE TABLE half (id {id}) {table}", "CREATE TABEL wrong"]
            )
            let error = await #expect(throws: SvodError.self) {
                _ = try await Migrator.migrate(engine, steps: [Self.steps[0], broken])
            }
            #expect(error?.message == "migration 2 (broken) failed")
            let version = try await Migrator.version(engine)
            #expect(version == 1)
            await #expect(throws: SvodError.self) { _ = try await engine.read { try $0.rows("SELECT id FROM half") } }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theProgramsOwnStepsAreNumberedWithoutGaps(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let numbers = Migrator.steps.map(\.number)
            #expect(numbers == Array(1...numbers.count))
            let count = try await engine.number("SELECT count(*) AS n FROM migration")
            #expect(count == numbers.count)
        }
    }

    private static func insertFriend(in connection: any Connection) throws {
        try connection.insert("INSERT INTO friend (name) VALUES (\("Анна Иванова"))")
    }
}
