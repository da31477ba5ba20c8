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

    @Test("Nor where a daemon that is read and a command beside it write by turns")
    func theLogOfTwoDoesNotGrowForEver() async throws {
        try await TestDirectory.with { directory in
            let path = "\(directory)/svod.sqlite"
            let daemon = try await SQLiteEngine(path: path)
            try await Migrator.migrate(daemon)
            let command = try await SQLiteEngine(path: path, options: SQLiteOptions(access: .visitor))
            let longest = try await withThrowingTaskGroup(of: Int64.self) { group in
                for reader in 0..<3 {
                    group.addTask {
                        while !Task.isCancelled { _ = try await Self.read(daemon, reader) }
                        return 0
                    }
                }
                async let first = Self.write(3000, "a", to: daemon, path)
                async let second = Self.write(3000, "b", to: command, path)
                let longest = try await max(first, second)
                group.cancelAll()
                return longest
            }
            await command.close()
            #expect(try await daemon.vitals().databaseBytes ?? 0 > 300 << 20)
            #expect(longest < 192 << 20)
            await daemon.close()
        }
    }

    /// A page of rows, as a console reads it.
    private static func read(_ engine: SQLiteEngine, _ reader: Int) async throws -> Int {
        try await engine.read { connection in
            try connection.rows("SELECT payload FROM inbox ORDER BY id DESC LIMIT \(3 + reader)").count
        }
    }

    /// Writes rows and answers how long the log was at most.
    private static func write(
        _ rows: Int,
        _ stream: String,
        to engine: SQLiteEngine,
        _ path: String
    ) async throws -> Int64 {
        let payload = String(repeating: "x", count: 60_000)
        var longest: Int64 = 0
        for number in 1...rows {
            try await engine.write(.normal) { connection in
                var row = Samples.received(number, stream: stream)
                row.payload = payload
                try Inbox.accept(row, in: connection)
            }
            longest = max(longest, FileSize.of("\(path)-wal") ?? 0)
        }
        return longest
    }

    @Test func whatIsNotThereHasNoSize() {
        #expect(FileSize.of("/nowhere/at/all") == nil)
        #expect(FileSize.free(beside: "/nowhere/at/all") == nil)
    }
}
