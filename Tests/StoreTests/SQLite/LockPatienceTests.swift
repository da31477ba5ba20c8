import TestSupport
import Testing

@testable import Store

/// How a connection waits for another process.
@Suite struct LockPatienceTests {
    @Test func itLooksForTenSecondsAtMost() {
        let patience = LockPatience()
        #expect(patience.wait(0))
        #expect(patience.wait(9_999))
        #expect(!patience.wait(10_000))
    }

    @Test func itIsShortenedForAsLongAsSomethingIsDone() {
        struct Broken: Error {}
        let patience = LockPatience()
        patience.shortened(to: 20) {
            #expect(patience.wait(19))
            #expect(!patience.wait(20))
        }
        #expect(patience.wait(20))
        #expect(throws: Broken.self) { try patience.shortened(to: 20) { throw Broken() } }
        #expect(patience.wait(20))
    }

    @Test("A writer that finds the file locked writes when it is free", arguments: [1, 40])
    func whoWaitsWritesInTheEnd(rows: Int) async throws {
        try await TestDirectory.with { directory in
            let path = "\(directory)/svod.sqlite"
            let daemon = try await SQLiteEngine(path: path)
            try await Migrator.migrate(daemon)
            let command = try await SQLiteEngine(path: path, options: SQLiteOptions(access: .visitor))
            // Each holds the lock again and again.
            async let first: Void = Self.write(rows, "a", to: daemon)
            async let second: Void = Self.write(rows, "b", to: command)
            _ = try await (first, second)
            let count: Int64? = try await daemon.read { connection in
                try connection.row("SELECT count(*) AS count FROM inbox")?.get("count")
            }
            #expect(count == Int64(2 * rows))
            await command.close()
            await daemon.close()
        }
    }

    private static func write(_ rows: Int, _ stream: String, to engine: SQLiteEngine) async throws {
        for number in 1...rows {
            try await engine.write(.normal) { try Inbox.accept(Samples.received(number, stream: stream), in: $0) }
        }
    }
}
