import Domain
import Foundation
import TestSupport
import Testing

@testable import Store

@Suite(.enabled(if: TestEngines.kinds.contains(.postgres)), .timeLimit(.minutes(10))) struct StoreMoveTests {
    /// Lends a SQLite store with something in every kind of table, closed, and an empty database.
    private func moving(_ body: (_ path: String, _ database: TestStore) async throws -> Void) async throws {
        try await TestDirectory.with { directory async throws in
            let path = "\(directory)/svod.sqlite"
            let engine = try await SQLiteEngine(path: path)
            try await Migrator.migrate(engine)
            try await fill(engine)
            await engine.close()
            try await TestStore.with(.postgres) { try await body(path, $0) }
        }
    }

    private func fill(_ engine: any Engine) async throws {
        try await engine.bulk(Array(1...1000)) { try $1.insert(Samples.department($0)) }
        try await engine.write(.normal) { connection in
            for number in 1...450 { try Journal.append(Samples.entry(number), in: connection) }
            for number in 1...30 {
                try Inbox.accept(Samples.received(number, stream: "call:\(number % 3)"), in: connection)
                try Outbox.enqueue(Samples.queued(number, at: Timestamp(seconds: 5)), in: connection)
            }
            let hostile = "'; DROP TABLE lead; -- \"\\ \u{1F4DE} Ёж\n\t"
            try connection.execute("INSERT INTO setting (name, value) VALUES ('a', \(hostile)), ('', '')")
            try connection.execute(
                "INSERT INTO staff (name, name_key, created_at) VALUES ('Ольга', 'ольга', \(Int64.min))"
            )
            try connection.execute(
                """
                INSERT INTO staff_department (staff_id, department_id, since, until)
                SELECT staff.id, department.id, department.id, NULL FROM staff, department WHERE department.id <= 250
                """
            )
            try connection.execute("INSERT INTO draft (staff_id, record, body, saved_at) VALUES (1, 'lead:1', '{}', 7)")
            // The highest numbers were given and are gone.
            try connection.execute("DELETE FROM department WHERE id > 990")
        }
    }

    @Test func everythingArrivesAndNumbersGoOnAfterTheHighestEverGiven() async throws {
        try await moving { path, database in
            let report = try await StoreMove(from: path, to: database.place).run()
            #expect(report.tables.first { $0.name == "department" }?.rows == 990)
            #expect(report.tables.first { $0.name == "journal" }?.rows == 450)
            #expect(report.tables.contains { $0.name == "migration" })
            let old = try await SQLiteEngine(path: path, options: SQLiteOptions(access: .visitor))
            let new = try await database.open()
            #expect(try await Migrator.migrate(new) == [])
            for query in Self.queries {
                let before = try await old.read { try $0.rows(query).map(\.values) }
                let after = try await new.read { try $0.rows(query).map(\.values) }
                #expect(before == after)
                #expect(!before.isEmpty)
            }
            #expect(try await new.write(.normal) { try $0.insert(Samples.department(2000)) } == 1001)
            #expect(try await new.write(.normal) { try Journal.append(Samples.entry(1), in: $0) }.rawValue == 451)
            await #expect(throws: SvodError.self) {
                try await new.write(.normal) { try $0.execute("DELETE FROM journal") }
            }
            await old.close()
            await new.close()
        }
    }

    private static let queries: [SQL] = [
        "SELECT id, name, name_key, closed_at FROM department ORDER BY id",
        "SELECT * FROM staff ORDER BY id", "SELECT * FROM staff_department ORDER BY id",
        "SELECT * FROM journal ORDER BY id", "SELECT * FROM inbox ORDER BY id", "SELECT * FROM outbox ORDER BY id",
        "SELECT name, value FROM setting ORDER BY name", "SELECT * FROM draft",
        "SELECT * FROM migration ORDER BY number",
    ]

    @Test func aDatabaseThatIsNotEmptyIsRefusedAndStaysAsItIs() async throws {
        try await moving { path, database in
            let other = try await database.open()
            try await other.write(.normal) { try $0.execute("CREATE TABLE theirs (a BIGINT)") }
            await other.close()
            let error = await #expect(throws: SvodError.self) {
                _ = try await StoreMove(from: path, to: database.place).run()
            }
            #expect(error?.code == .conflict)
            #expect(error?.message.contains("theirs") == true)
            try await expectNothing(of: "department", in: database)
        }
    }

    @Test func aStoreInUseIsNotMoved() async throws {
        try await moving { path, database in
            let daemon = try await SQLiteEngine(path: path)
            let error = await #expect(throws: SvodError.self) {
                _ = try await StoreMove(from: path, to: database.place).run()
            }
            #expect(error?.code == .conflict)
            await daemon.close()
            let other = try await database.open()
            let second = await #expect(throws: SvodError.self) {
                _ = try await StoreMove(from: path, to: database.place).run()
            }
            #expect(second?.code == .conflict)
            await other.close()
        }
    }

    @Test func aStoreOfAnotherStepIsRefused() async throws {
        try await TestDirectory.with { directory async throws in
            let path = "\(directory)/svod.sqlite"
            let engine = try await SQLiteEngine(path: path)
            _ = try await Migrator.migrate(engine, steps: Array(Migrator.steps.prefix(1)))
            await engine.close()
            try await TestStore.with(.postgres) { database in
                let error = await #expect(throws: SvodError.self) {
                    _ = try await StoreMove(from: path, to: database.place).run()
                }
                #expect(error?.code == .conflict)
                #expect(error?.message.contains("step 1") == true)
            }
        }
    }

    private func expectNothing(of table: String, in database: TestStore) async throws {
        let engine = try await database.open()
        let found = try await engine.read { connection in
            try connection.row("SELECT 1 AS one FROM pg_tables WHERE tablename = \(table)")
        }
        #expect(found == nil)
        await engine.close()
    }
}
