import Domain
import FanOrders
import Foundation
import Records
import Store
import TestSupport
import Testing

/// A process that compares requests is killed between the statements of a transaction, before its commit and after it,
/// and started again: the groups are those of a process that nobody killed.
@Suite(.timeLimit(.minutes(10))) struct FanKillTests {
    private static let length = 24

    @Test("An index rebuilt after kill -9 gives the same groups", arguments: TestEngines.kinds)
    func killed(_ kind: EngineKind) async throws {
        let whole = try await TestStore.with(kind) { store in
            try await prepare(store)
            _ = try run(store, failpoint: nil)
            return try await groups(store)
        }
        #expect(whole.contains { $0.count > 2 }, "there is something to compare")
        try await TestStore.with(kind) { store in
            try await prepare(store)
            var dice = Dice(seed: 7)
            var kills = 0
            var isWhole = false
            while !isWhole {
                let said = try run(store, failpoint: kills < 12 ? Self.point(&dice) : nil)
                if said.isKilled { kills += 1 }
                isWhole = said.isWhole
                if !said.isKilled, !said.isWhole {
                    Issue.record("the driver ended by itself")
                    return
                }
            }
            #expect(kills >= 4, "it was killed often enough to say something")
            #expect(try await groups(store) == whole)
        }
    }

    private static func point(_ dice: inout Dice) -> String {
        switch dice.below(4) {
        case 0: "\(Failpoint.beforeCommit.name):\(1 + dice.below(9))"
        case 1: "\(Failpoint.afterCommit.name):\(1 + dice.below(9))"
        default: "\(Failpoint.afterStatement.name):\(1 + dice.below(60))"
        }
    }

    private func prepare(_ store: TestStore) async throws {
        let engine = try await store.open()
        try await Migrator.migrate(engine)
        try await engine.write(.normal) { connection in
            let editor = StaffEditor(connection: connection, at: Timestamp(seconds: 0), actor: nil)
            _ = try StaffBook.add(
                NewStaffMember(name: "anna", login: "anna", passwordHash: "hash", roles: ["product"]),
                by: editor
            )
        }
        await engine.close()
    }

    /// The groups, by the titles of nothing but their cards' numbers.
    private func groups(_ store: TestStore) async throws -> Set<[Int64]> {
        let engine = try await store.open()
        let found = try await engine.read { connection in
            var groups: [Int64: [Int64]] = [:]
            for row in try connection.rows(
                """
                SELECT group_id, received_at FROM fan_request WHERE group_id IS NOT NULL
                ORDER BY received_at
                """
            ) {
                groups[try row.get("group_id"), default: []].append(try row.get("received_at"))
            }
            return Set(groups.values)
        }
        await engine.close()
        return found
    }

    private func run(_ store: TestStore, failpoint: String?) throws -> (isKilled: Bool, isWhole: Bool) {
        let process = Process()
        let output = Pipe()
        process.executableURL = try Self.driver()
        process.arguments = [store.kind.rawValue, store.place, "\(Self.length)"]
        process.environment = ProcessInfo.processInfo.environment
        process.environment?["SVOD_FAILPOINT"] = failpoint ?? ""
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationReason == .uncaughtSignal, text.split(separator: "\n").last == "end")
    }

    private static func driver() throws -> URL {
        let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [beside, Bundle.main.bundleURL, URL(fileURLWithPath: ".build/debug")].map {
            $0.appendingPathComponent("FanCrashDriver")
        }
        return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }
}
