import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct DamagedFileTests {
    /// Writes over the last pages of the file, as a dying disk does: rows, and not the schema.
    private func damage(_ path: String) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        let end = try file.seekToEnd() / 4096 * 4096
        for page in 1...8 {
            try file.seek(toOffset: end - UInt64(page * 4096))
            try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
        }
        try file.close()
    }

    private func withDamagedStore(_ body: (SQLiteEngine) async throws -> Void) async throws {
        try await TestDirectory.with { directory in
            let path = "\(directory)/svod.sqlite"
            let engine = try await SQLiteEngine(path: path)
            try await Migrator.migrate(engine)
            try await engine.bulk(Array(1...3000)) { try $1.insert(Samples.department($0)) }
            await engine.close()
            try damage(path)
            // As after a power failure: the owner's mark is still there.
            try Data().write(to: URL(fileURLWithPath: "\(path).owner"))
            let damaged = try await SQLiteEngine(path: path)
            try await body(damaged)
            await damaged.close()
        }
    }

    @Test func theDoctorNamesTheDamageAndMakesItsOtherChecks() async throws {
        try await withDamagedStore { engine in
            let checks = await Doctor(engine: engine, now: Timestamp(seconds: 0)).examine()
            #expect(checks.first { $0.name == "integrity" }?.outcome == .failure)
            #expect(checks.first { $0.name == "integrity" }?.detail.isEmpty == false)
            #expect(checks.count == 9)
            #expect(checks.first { $0.name == "timers" }?.outcome == .fine)
        }
    }

    @Test func theCheckAfterAnUncleanStopFindsIt() async throws {
        try await withDamagedStore { engine in
            #expect(engine.wasUnclean)
            let keeper = StoreKeeper(engine: engine, wallClock: .system, logger: .silent)
            #expect(keeper.quickCheck == .running)
            await keeper.checkFile()
            guard case .failed(let findings) = keeper.quickCheck else {
                Issue.record("the check says \(keeper.quickCheck)")
                return
            }
            #expect(!findings.isEmpty)
        }
    }

    @Test func aDamagedStoreIsNotHandedOutAsABackup() async throws {
        try await withDamagedStore { engine in
            try await TestDirectory.with { directory async throws in
                await #expect(throws: SvodError.self) { try await engine.backup(to: "\(directory)/copy.sqlite") }
                #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == [])
            }
        }
    }

    @Test(arguments: ["", "this is no database at all, but long enough to be taken for one"])
    func aFileThatIsNoDatabaseIsSaidToBeNone(_ text: String) async throws {
        try await TestDirectory.with { directory in
            let path = "\(directory)/svod.sqlite"
            try Data(String(repeating: text, count: 100).utf8).write(to: URL(fileURLWithPath: path))
            guard !text.isEmpty else {
                // An empty file is an empty store.
                let engine = try await SQLiteEngine(path: path)
                try await Migrator.migrate(engine)
                await engine.close()
                return
            }
            let error = await #expect(throws: SvodError.self) { _ = try await SQLiteEngine(path: path) }
            #expect(error?.code == .storeFailed)
            #expect(error?.message.contains(path) == true)
        }
    }
}
