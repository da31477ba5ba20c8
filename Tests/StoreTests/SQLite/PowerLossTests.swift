import Domain
import Foundation
import Store
import TestSupport
import Testing

/// What a power loss may leave of the WAL: any beginning of it, cut at a frame or in the middle of one.
@Suite(.timeLimit(.minutes(10))) struct PowerLossTests {
    private static let commits = 6
    private static let header = 32
    private static let frame = 24 + 4096

    @Test func everyCommitIsWhollyThereOrWhollyAbsentAndInOrder() async throws {
        try await TestDirectory.with { directory in
            let path = "\(directory)/svod.sqlite"
            // The schema is in the file; the WAL begins after it.
            let before = try await SQLiteEngine(path: path)
            try await Migrator.migrate(before)
            await before.close()
            let engine = try await SQLiteEngine(path: path, options: SQLiteOptions(readers: 1))
            for number in 1...Self.commits { try await commit(number, engine) }
            let database = try Data(contentsOf: URL(fileURLWithPath: path))
            let log = try Data(contentsOf: URL(fileURLWithPath: "\(path)-wal"))
            await engine.close()
            let frames = (log.count - Self.header) / Self.frame
            #expect(frames > Self.commits * 2)
            var survivors: [Int] = []
            for length in cuts(frames: frames) {
                let count = try await examine(database, log.prefix(length), "\(directory)/cut-\(length).sqlite")
                // A longer beginning never knows less.
                #expect(count >= survivors.last ?? 0)
                survivors.append(count)
            }
            #expect(survivors.first == 0)
            #expect(survivors.last == Self.commits)
            #expect(Set(survivors) == Set(0...Self.commits))
        }
    }

    /// Beginnings of the WAL: at each frame, and at odd bytes inside it.
    private func cuts(frames: Int) -> [Int] {
        (0...frames).flatMap { frame -> [Int] in
            let whole = Self.header + frame * Self.frame
            return frame == frames ? [whole] : [whole, whole + 25, whole + Self.frame - 1]
        }
    }

    /// How many commits a store has after the loss, having made sure that each is whole and none is missing before it.
    private func examine(_ database: Data, _ log: Data, _ path: String) async throws -> Int {
        try database.write(to: URL(fileURLWithPath: path))
        try log.write(to: URL(fileURLWithPath: "\(path)-wal"))
        let engine = try await SQLiteEngine(path: path, options: SQLiteOptions(access: .visitor, readers: 1))
        let steps = try await engine.read { connection in
            try ["SELECT id FROM journal ORDER BY id", "SELECT id FROM department ORDER BY id"].map { sql in
                try connection.rows(sql).map { try $0.get("id") as Int }
            }
        }
        await engine.close()
        guard let journal = steps.first, let departments = steps.last else { return 0 }
        #expect(journal == Array(1...Self.commits).prefix(journal.count).map(\.self))
        // Each commit made one entry and three departments.
        #expect(departments == Array(1...Self.commits * 3).prefix(journal.count * 3).map(\.self))
        return journal.count
    }

    private func commit(_ number: Int, _ engine: any Engine) async throws {
        try await engine.write(.realtime) { connection in
            for part in 0..<3 { try connection.insert(Samples.department(number * 3 + part)) }
            try Journal.append(Samples.entry(number), in: connection)
        }
    }
}
