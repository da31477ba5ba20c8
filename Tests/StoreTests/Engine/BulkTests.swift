import Domain
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct BulkTests {
    @Test(arguments: TestEngines.kinds)
    func everyItemIsWrittenOnceAndInOrder(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await engine.bulk(Array(1...700)) { try $1.insert(Samples.department($0)) }
            let names = try await engine.read { connection in
                try connection.rows("SELECT name FROM department ORDER BY id").map { try $0.get("name") as String }
            }
            #expect(names == (1...700).map { "Отдел \($0)" })
            try await engine.bulk([Int]()) { try $1.insert(Samples.department($0)) }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func othersGetInBetween(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            let order = try await withThrowingTaskGroup(of: String.self) { group in
                group.addTask {
                    try await engine.bulk(Array(1...20_000)) { number, connection in
                        begin.yield()
                        try connection.insert(Samples.department(number))
                    }
                    return "bulk"
                }
                for await _ in begun { break }
                group.addTask {
                    try await engine.write(.realtime) { try $0.insert(Samples.department(0)) }
                    return "realtime"
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(order == ["realtime", "bulk"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func anErrorEndsTheWorkAndKeepsWhatWasCommitted(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let error = await #expect(throws: SvodError.self) {
                try await engine.bulk([1, 2, 1]) { try $1.insert(Samples.department($0)) }
            }
            #expect(error?.code == .conflict)
            try await engine.write(.realtime) { try $0.insert(Samples.department(3)) }
        }
    }
}
