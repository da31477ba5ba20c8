import Foundation
import TestSupport
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(10))) struct CheckpointerTests {
    /// Bytes written are many times the log's bound: it must have begun anew in between.
    @Test func theLogDoesNotGrowForEver() async throws {
        try await TestDirectory.with { directory in
            let path = "\(directory)/svod.sqlite"
            let engine = try await SQLiteEngine(path: path)
            try await Migrator.migrate(engine)
            let payload = String(repeating: "x", count: 30_000)
            var longest: Int64 = 0
            for number in 1...4000 {
                try await engine.write(.normal) { connection in
                    var row = Samples.received(number, stream: "s")
                    row.payload = payload
                    try Inbox.accept(row, in: connection)
                }
                longest = max(longest, FileSize.of("\(path)-wal") ?? 0)
            }
            let vitals = try await engine.vitals()
            #expect((vitals.databaseBytes ?? 0) > 100 << 20)
            #expect(longest < 64 << 20)
            #expect((vitals.freeBytes ?? 0) > 0)
            await engine.close()
            // After a clean stop everything is in the file.
            #expect(FileSize.of("\(path)-wal") ?? 0 == 0)
        }
    }

    @Test func whatIsNotThereHasNoSize() {
        #expect(FileSize.of("/nowhere/at/all") == nil)
        #expect(FileSize.free(beside: "/nowhere/at/all") == nil)
    }
}
