import Domain
import Synchronization
import TestSupport
import Testing

@testable import Store

/// The writer, given jobs that all wait already, so that what it does with them is certain.
@Suite struct WriteLoopTests {
    @Test(arguments: TestEngines.kinds)
    func readyJobsOfOneLaneShareACommit(_ kind: EngineKind) async throws {
        let outcome = try await run(kind, (1...40).map { (.normal, [$0]) })
        #expect(outcome.commits == 1)
        #expect(outcome.answered == 40)
        #expect(outcome.names == (1...40).map { "Отдел \($0)" })
    }

    @Test(arguments: TestEngines.kinds)
    func lanesAreServedInTheirOrderAndShareNoCommit(_ kind: EngineKind) async throws {
        let outcome = try await run(kind, [(.bulk, [1]), (.normal, [2]), (.realtime, [3]), (.bulk, [4])])
        #expect(outcome.commits == 3)
        #expect(outcome.names == [3, 2, 1, 4].map { "Отдел \($0)" })
    }

    /// A job that inserts a department twice fails on the unique key, wherever in the shared transaction it stands.
    @Test(arguments: TestEngines.kinds, [0, 1, 3])
    func aFailingJobUndoesItselfOnly(_ kind: EngineKind, _ place: Int) async throws {
        var jobs: [(Lane, [Int])] = (1...3).map { (.normal, [$0]) }
        jobs.insert((.normal, [9, 8, 9]), at: place)
        let outcome = try await run(kind, jobs)
        #expect(outcome.answered == 3)
        #expect(outcome.errors == [.conflict])
        #expect(outcome.names == (1...3).map { "Отдел \($0)" })
    }

    @Test(arguments: TestEngines.kinds)
    func aCommitIsBoundedByCount(_ kind: EngineKind) async throws {
        let most = 64
        let outcome = try await run(kind, (1...most * 2).map { (.realtime, [$0]) })
        #expect(outcome.commits == 2)
        #expect(outcome.answered == most * 2)
    }

    private struct Outcome {
        var commits: Int
        var answered: Int
        var errors: [SvodError.Code]
        var names: [String]
    }

    /// Runs the writer over jobs that each insert departments of the given numbers.
    private func run(_ kind: EngineKind, _ jobs: [(Lane, [Int])]) async throws -> Outcome {
        try await TestStore.with(kind) { store in
            let engine = try await store.open()
            try await Migrator.migrate(engine)
            let tally = Tally()
            let queue = JobQueue()
            for (lane, numbers) in jobs { _ = queue.append(tally.job(numbers), to: lane) }
            queue.close()
            await engine.close()
            let loop = WriteLoop(
                queue: queue,
                condition: EngineCondition(clock: .system),
                bell: CommitBell(),
                committed: { _ in tally.commits.withLock { $0 += 1 } },
                limits: { _ in BatchLimits(count: 64, time: .seconds(60)) }
            )
            try await WorkerThread.returning("writer") { loop.run(try Self.session(store)) }
            let reopened = try await store.open()
            let names = try await reopened.read { connection in
                try connection.rows("SELECT name FROM department ORDER BY id").map { try $0.get("name") as String }
            }
            await reopened.close()
            return Outcome(
                commits: tally.commits.withLock { $0 },
                answered: tally.answered.withLock { $0 },
                errors: tally.errors.withLock { $0 },
                names: names
            )
        }
    }

    private static func session(_ store: TestStore) throws -> any Session {
        switch store.kind {
        case .sqlite: try SQLiteSession.writer(store.place, SQLiteOptions(), LogLength(), LockPatience())
        case .postgres: try PostgresSession.writer(store.place, .visitor)
        }
    }

    private final class Tally: Sendable {
        let commits = Mutex(0)
        let answered = Mutex(0)
        let errors = Mutex<[SvodError.Code]>([])

        func job(_ numbers: [Int]) -> Job {
            Job(
                run: { connection in
                    for number in numbers { try connection.insert(Samples.department(number)) }
                    return { self.answered.withLock { $0 += 1 } }
                },
                fail: { error in
                    let code = (error as? SvodError)?.code ?? .storeFailed
                    self.errors.withLock { $0.append(code) }
                }
            )
        }
    }
}
