import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite struct BackupTests {
    @Test func aCopyOfAStoreInUseIsWhole() async throws {
        try await TestEngines.with(.sqlite) { engine in
            try await TestDirectory.with { directory in
                let path = "\(directory)/copy.sqlite"
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        for number in 1...200 {
                            try await engine.write(.realtime) { connection in
                                try connection.insert(Samples.department(number))
                                try Journal.append(Samples.entry(number), in: connection)
                            }
                        }
                    }
                    try await engine.wait { try $0.row("SELECT id FROM department LIMIT 1") != nil }
                    try await engine.backup(to: path)
                    try await group.waitForAll()
                }
                #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["copy.sqlite"])
                let copy = try await SQLiteEngine(path: path)
                let departments = try await copy.number("SELECT count(*) AS n FROM department")
                #expect(departments > 0)
                #expect(try await copy.number("SELECT count(*) AS n FROM journal") == departments)
                await copy.close()
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aFileThatIsThereIsNotOverwritten(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await TestDirectory.with { directory in
                let path = "\(directory)/copy"
                try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
                let error = await #expect(throws: SvodError.self) { try await engine.backup(to: path) }
                #expect(error?.code == .conflict)
                #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
            }
        }
    }

    @Test(.enabled(if: TestEngines.kinds.contains(.postgres)))
    func aDumpOfPostgreSQLIsWhole() async throws {
        try await TestEngines.with(.postgres) { engine in
            try await engine.write(.normal) { try $0.insert(Samples.department(1)) }
            try await TestDirectory.with { directory in
                try await engine.backup(to: "\(directory)/svod.dump")
                let dump = try Data(contentsOf: URL(fileURLWithPath: "\(directory)/svod.dump"))
                #expect(dump.starts(with: Data("PGDMP".utf8)))
                #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["svod.dump"])
            }
        }
    }

    @Test func aPlaceThatCannotBeWrittenLeavesNothing() async throws {
        try await TestEngines.with(.sqlite) { engine in
            await #expect(throws: SvodError.self) { try await engine.backup(to: "/nonexistent/copy.sqlite") }
        }
    }
}
