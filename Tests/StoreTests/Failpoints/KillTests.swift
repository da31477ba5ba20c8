import Domain
import Foundation
import Store
import TestSupport
import Testing

/// Kills a small daemon at each failpoint in turn, starts it again, and counts.
@Suite(.timeLimit(.minutes(10))) struct KillTests {
    private static let last = 12

    @Test(arguments: TestEngines.kinds, Failpoint.all)
    func nothingAcknowledgedIsLostAndNothingIsDoubled(_ kind: EngineKind, _ point: Failpoint) async throws {
        try await TestDirectory.with { directory in
            try await TestStore.with(kind) { store in
                let deliveries = "\(directory)/deliveries"
                var acknowledged: Set<Int> = []
                var next = 1
                // Killed at the third pass, then at the first, then left to finish.
                for failpoint in ["\(point.name):3", point.name, nil] {
                    let said = try run(store, deliveries, from: next, failpoint: failpoint)
                    #expect(said.isKilled == (failpoint != nil))
                    acknowledged.formUnion(said.acknowledged)
                    // A peer that got no answer sends again.
                    next = (acknowledged.max() ?? 0) + 1
                    if next > Self.last { next = Self.last }
                }
                #expect(acknowledged == Set(1...Self.last))
                try await check(store, deliveries)
            }
        }
    }

    private func check(_ store: TestStore, _ deliveries: String) async throws {
        let engine = try await store.open()
        let entries = try await engine.read { try Journal.entries(after: EventID(0), limit: 1000, in: $0) }
        #expect(entries.filter { $0.kind == "fact" }.map(\.subject) == (1...Self.last).map { "\($0)" })
        #expect(entries.filter { $0.kind == "outbox.done" }.count == Self.last)
        #expect(try await engine.number("SELECT count(*) AS n FROM inbox WHERE state <> 'done'") == 0)
        #expect(try await engine.number("SELECT count(*) AS n FROM outbox WHERE state <> 'done'") == 0)
        await engine.close()
        // At least once: each was delivered, and a kill between sending and settling may repeat one.
        let lines = try String(contentsOfFile: deliveries, encoding: .utf8).split(separator: "\n").compactMap {
            Int($0)
        }
        #expect(Set(lines) == Set(1...Self.last))
        #expect(lines.count <= Self.last + 2)
    }

    private struct Said {
        var acknowledged: [Int]
        var isKilled: Bool
    }

    private func run(_ store: TestStore, _ deliveries: String, from first: Int, failpoint: String?) throws -> Said {
        let process = Process()
        let output = Pipe()
        process.executableURL = try Self.driver()
        process.arguments = [store.kind.rawValue, store.place, deliveries, "\(first)", "\(Self.last)"]
        process.environment = ProcessInfo.processInfo.environment
        process.environment?["SVOD_FAILPOINT"] = failpoint ?? ""
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let lines = text.split(separator: "\n")
        return Said(
            acknowledged: lines.compactMap { $0.hasPrefix("ack ") ? Int($0.dropFirst(4)) : nil },
            isKilled: process.terminationReason == .uncaughtSignal
        )
    }

    /// The driver stands beside the test's own program.
    private static func driver() throws -> URL {
        let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [beside, Bundle.main.bundleURL, URL(fileURLWithPath: ".build/debug")].map {
            $0.appendingPathComponent("StoreCrashDriver")
        }
        return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }
}
