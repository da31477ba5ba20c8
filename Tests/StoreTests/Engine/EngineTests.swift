import Domain
import Store
import TestSupport
import Testing

@Suite struct EngineTests {
    @Test(arguments: TestEngines.kinds)
    func readsSeeEveryAnsweredWrite(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            for number in 1...20 {
                let id = try await engine.write(.realtime) { try $0.insert(Samples.department(number)) }
                let name: String? = try await engine.read { connection in
                    try connection.row("SELECT name FROM department WHERE id = \(id)")?.get("name")
                }
                #expect(name == "Отдел \(number)")
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aThrowingBodyUndoesItselfOnly(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for number in 1...100 {
                    group.addTask {
                        do {
                            try await engine.write(.normal) { connection in
                                try connection.insert(Samples.department(number))
                                if number.isMultiple(of: 3) { throw SvodError(.invalidInput, "no") }
                            }
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            let count: Int? = try await engine.read { connection in
                try connection.row("SELECT count(*) AS n FROM department")?.get("n")
            }
            #expect(outcomes == 67)
            #expect(count == 67)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aBrokenStatementInsideASavepointLetsTheBodyGoOn(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let codes = try await engine.write(.normal) { connection -> [SvodError.Code] in
                try connection.insert(Samples.department(1))
                var codes: [SvodError.Code] = []
                do {
                    try connection.savepoint { _ = try connection.insert(Samples.department(1)) }
                } catch let error as SvodError {
                    codes.append(error.code)
                }
                try connection.insert(Samples.department(2))
                return codes
            }
            #expect(codes == [.conflict])
            let count: Int? = try await engine.read { try $0.row("SELECT count(*) AS n FROM department")?.get("n") }
            #expect(count == 2)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func readersCannotWrite(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            await #expect(throws: SvodError.self) {
                try await engine.read { _ = try $0.execute(Samples.department(1)) }
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func observersWakeAfterACommit(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let first = engine.commits()
            let second = engine.commits()
            for number in 1...3 { _ = try await engine.write(.normal) { try $0.insert(Samples.department(number)) } }
            var heard = 0
            for await _ in first {
                heard += 1
                break
            }
            for await _ in second {
                heard += 1
                break
            }
            #expect(heard == 2)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aClosedEngineRefuses(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            await engine.close()
            let error = await #expect(throws: SvodError.self) { try await engine.read { _ in } }
            #expect(error?.code == .unavailable)
            #expect(engine.state == .closed)
        }
    }
}
