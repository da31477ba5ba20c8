import Domain
import Store
import TestSupport
import Testing

/// All lanes busy at once, from many tasks.
@Suite(.timeLimit(.minutes(10))) struct LoadTests {
    @Test(arguments: TestEngines.kinds)
    func everyAnsweredWriteStandsOnceAndEachTasksWritesStandInTheirOrder(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let writers = 12
            let each = 60
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<writers {
                    let lane = Lane.allCases[writer % Lane.allCases.count]
                    group.addTask {
                        for number in 0..<each {
                            let refuses = number % 10 == 9
                            do {
                                try await engine.write(lane) { connection in
                                    try Journal.append(Samples.entry(writer * 1000 + number), in: connection)
                                    if refuses { throw SvodError(.invalidInput, "no") }
                                }
                            } catch let error as SvodError where error.code == .invalidInput && refuses {}
                        }
                    }
                }
                try await group.waitForAll()
            }
            let subjects = try await engine.read { connection in
                try connection.rows("SELECT subject FROM journal ORDER BY id").map { try $0.get("subject") as String }
            }
            let numbers = subjects.compactMap { Int($0.dropFirst("lead:".count)) }
            let stands = (0..<each).filter { $0 % 10 != 9 }
            for writer in 0..<writers {
                #expect(numbers.filter { $0 / 1000 == writer } == stands.map { writer * 1000 + $0 })
            }
            #expect(numbers.count == writers * stands.count)
        }
    }

    /// A flood of imports does not keep a call waiting: of all that waits, the realtime lane is served first.
    @Test(arguments: TestEngines.kinds)
    func callsOvertakeAnImport(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            let after = try await withThrowingTaskGroup(of: Int?.self) { group in
                group.addTask {
                    try await engine.bulk(Array(1...30_000)) { number, connection in
                        begin.yield()
                        try connection.insert(Samples.department(number))
                    }
                    return nil
                }
                for await _ in begun { break }
                for call in 1...20 {
                    try await engine.write(.realtime) { try Journal.append(Samples.entry(call), in: $0) }
                }
                let imported = try await engine.number("SELECT count(*) AS n FROM department")
                try await group.waitForAll()
                return imported
            }
            #expect(after < 30_000)
            #expect(try await engine.number("SELECT count(*) AS n FROM department") == 30_000)
        }
    }
}
