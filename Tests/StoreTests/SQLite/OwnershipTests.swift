import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite struct OwnershipTests {
    @Test(arguments: TestEngines.kinds)
    func aStoreHasOneDaemonAndManyVisitors(_ kind: EngineKind) async throws {
        try await TestStore.with(kind) { store in
            let owner = try await store.open()
            let error = await #expect(throws: SvodError.self) { _ = try await store.open() }
            #expect(error?.code == .conflict)
            let visitor = try await store.open(access: .visitor)
            #expect(try await visitor.isOwned())
            try await Migrator.migrate(visitor)
            let seen = try await owner.number("SELECT count(*) AS n FROM migration")
            #expect(seen == Migrator.steps.count)
            await owner.close()
            #expect(try await !visitor.isOwned())
            await visitor.close()
            let next = try await store.open()
            await next.close()
        }
    }

    @Test func anUncleanStopIsNoticedAndTheFileChecked() async throws {
        try await TestDirectory.with { directory in
            let path = "\(directory)/svod.sqlite"
            let first = try await SQLiteEngine(path: path)
            try await Migrator.migrate(first)
            #expect(!first.wasUnclean)
            await first.close()
            // What a daemon leaves that was killed.
            #expect(FileManager.default.createFile(atPath: "\(path).owner", contents: Data("pid 1\n".utf8)))
            let second = try await SQLiteEngine(path: path)
            #expect(second.wasUnclean)
            let keeper = StoreKeeper(engine: second, wallClock: .system, logger: .silent)
            #expect(keeper.quickCheck == .running)
            await keeper.checkFile()
            #expect(keeper.quickCheck == .passed)
            await second.close()
            let third = try await SQLiteEngine(path: path)
            #expect(!third.wasUnclean)
            await third.close()
        }
    }

    @Test func aFileThatIsNoDatabaseIsRefusedByName() async throws {
        try await TestDirectory.with { directory in
            let path = "\(directory)/letter.txt"
            try Data(String(repeating: "Dear sirs, ", count: 1000).utf8).write(to: URL(fileURLWithPath: path))
            let error = await #expect(throws: SvodError.self) { _ = try await SQLiteEngine(path: path) }
            #expect(error?.code == .storeFailed)
            #expect(error?.message.contains(path) == true)
            #expect(!FileManager.default.fileExists(atPath: "\(path).owner"))
        }
    }
}
