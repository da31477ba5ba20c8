import Dispatch
import Domain
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct SnapshotTests {
    /// A reader that looks twice sees the same, whatever is committed in between, and holds up no writer.
    @Test(arguments: TestEngines.kinds)
    func aReaderSeesOneStateFromItsFirstLookToItsLast(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await engine.write(.normal) { try $0.insert(Samples.department(1)) }
            let (looked, look) = AsyncStream.makeStream(of: Void.self)
            let goOn = DispatchSemaphore(value: 0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let seen = try await engine.read { connection in
                        let before = try Self.names(connection)
                        look.yield()
                        goOn.wait()
                        return (before, try Self.names(connection))
                    }
                    #expect(seen.0 == ["Отдел 1"])
                    #expect(seen.1 == ["Отдел 1"])
                }
                for await _ in looked { break }
                for number in 2...50 { try await engine.write(.realtime) { try $0.insert(Samples.department(number)) } }
                try await engine.write(.realtime) { try $0.execute("UPDATE department SET name = 'x' WHERE id = 1") }
                goOn.signal()
                try await group.waitForAll()
            }
            #expect(try await engine.read(Self.names).count == 50)
        }
    }

    /// What a transaction has not committed nobody else sees, and what it undid nobody ever does.
    @Test(arguments: TestEngines.kinds)
    func anUnfinishedWriteIsSeenByNobody(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let (written, write) = AsyncStream.makeStream(of: Void.self)
            let goOn = DispatchSemaphore(value: 0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    await #expect(throws: SvodError.self) {
                        try await engine.write(.normal) { connection in
                            try connection.insert(Samples.department(1))
                            write.yield()
                            goOn.wait()
                            throw SvodError(.invalidInput, "no")
                        }
                    }
                }
                for await _ in written { break }
                #expect(try await engine.read(Self.names) == [])
                goOn.signal()
                try await group.waitForAll()
            }
            #expect(try await engine.read(Self.names) == [])
        }
    }

    private static func names(_ connection: any Connection) throws -> [String] {
        try connection.rows("SELECT name FROM department ORDER BY id").map { try $0.get("name") }
    }
}
