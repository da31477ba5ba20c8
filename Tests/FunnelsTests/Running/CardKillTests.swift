import Domain
import Foundation
import Records
import Store
import TestSupport
import Testing

@testable import Funnels

/// Cards whose process is killed between the statements of a transaction, before its commit and after it, and started
/// again: one stage a track, no action twice, no timer lost or early.
@Suite(.timeLimit(.minutes(10))) struct CardKillTests {
    private static let length = 70
    private static let kills = 14

    @Test(arguments: TestEngines.kinds, [11, 15] as [UInt64])
    func killedAnywhereTheInvariantsHold(_ kind: EngineKind, _ seed: UInt64) async throws {
        try await TestStore.with(kind) { store in
            let story = ChanceStory(seed: seed, length: Self.length)
            try await prepare(store, story)
            var dice = Dice(seed: seed &+ 1000)
            var (next, kills) = (0, 0)
            while next < Self.length {
                let said = try run(store, seed, from: next, failpoint: kills < Self.kills ? Self.point(&dice) : nil)
                next = max(next, said.done)
                if said.isKilled { kills += 1 } else { #expect(said.isWhole, "step \(next)") }
                try await check(store, story, step: next, "seed \(seed), kill \(kills), step \(next)")
            }
            #expect(kills >= 4, "it was killed often enough to say something")
        }
    }

    /// Somewhere in the next few transactions.
    private static func point(_ dice: inout Dice) -> String {
        switch dice.below(4) {
        case 0: "\(Failpoint.beforeCommit.name):\(1 + dice.below(12))"
        case 1: "\(Failpoint.afterCommit.name):\(1 + dice.below(12))"
        default: "\(Failpoint.afterStatement.name):\(1 + dice.below(90))"
        }
    }

    private func prepare(_ store: TestStore, _ story: ChanceStory) async throws {
        let engine = try await store.open()
        try await Migrator.migrate(engine)
        _ = try await CardStory(engine, story.text, clock: ManualClock(CardStory.start)).hire("anna")
        await engine.close()
    }

    private func check(_ store: TestStore, _ story: ChanceStory, step: Int, _ place: String) async throws {
        let engine = try await store.open()
        let now = CardStory.start + .seconds(Int64(story.steps[min(step, Self.length - 1)].at))
        let cards = try await CardStory(engine, story.text, clock: ManualClock(now))
        try await CardInvariants(story: cards).check(place)
        await engine.close()
    }

    private struct Said {
        /// How many steps are done for certain.
        var done: Int
        var isKilled: Bool
        /// Whether the story came to its end.
        var isWhole: Bool
    }

    private func run(_ store: TestStore, _ seed: UInt64, from first: Int, failpoint: String?) throws -> Said {
        let process = Process()
        let output = Pipe()
        process.executableURL = try Self.driver()
        process.arguments = [
            store.kind.rawValue, store.place, "\(seed)", "\(Self.length)", "\(first)",
            "\(CardStory.start.microseconds / 1_000_000)", CardStory.calendar,
        ]
        process.environment = ProcessInfo.processInfo.environment
        process.environment?["SVOD_FAILPOINT"] = failpoint ?? ""
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let lines = text.split(separator: "\n")
        let last = lines.compactMap { $0.hasPrefix("ack ") ? Int($0.dropFirst(4)) : nil }.last
        return Said(
            done: last.map { $0 + 1 } ?? first,
            isKilled: process.terminationReason == .uncaughtSignal,
            isWhole: lines.last == "end"
        )
    }

    /// The driver stands beside the test's own program.
    private static func driver() throws -> URL {
        let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [beside, Bundle.main.bundleURL, URL(fileURLWithPath: ".build/debug")].map {
            $0.appendingPathComponent("CardCrashDriver")
        }
        return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }
}
