import Domain

/// The threads of an engine and the queues that feed them: one that writes, lane by lane, and some that read. What
/// SQLite and PostgreSQL have in common.
final class EngineThreads: Sendable {
    private let condition: EngineCondition
    private let bell = CommitBell()
    private let writes = JobQueue()
    private let reads = JobQueue()
    private let threads: [WorkerThread]

    /// How the store fares.
    var state: EngineState { condition.state }

    /// Opens one session for writing and `readers` for reading, each on its own thread. `committed` hears of each COMMIT
    /// after its callers, on the writer's thread.
    ///
    /// - Throws: what a session throws that cannot be opened; the threads are over then.
    init(
        clock: WallClock,
        readers: Int,
        openWriter: @escaping @Sendable () throws -> any Session,
        openReader: @escaping @Sendable () throws -> any Session,
        committed: @escaping @Sendable (any SessionConnection) -> Void = { _ in }
    ) async throws {
        condition = EngineCondition(clock: clock)
        let writer = WriteLoop(queue: writes, condition: condition, bell: bell, committed: committed)
        let reader = ReadLoop(queue: reads)
        var threads: [WorkerThread] = []
        do {
            try await threads.append(.running("svod-writer", openWriter, work: writer.run))
            for _ in 0..<readers { try await threads.append(.running("svod-reader", openReader, work: reader.run)) }
        } catch {
            writes.close()
            reads.close()
            throw error
        }
        self.threads = threads
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await reads.perform(in: .realtime, body)
    }

    func write<Result: Sendable>(
        _ lane: Lane,
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await writes.perform(in: lane, body)
    }

    func commits(of news: News?) -> AsyncStream<Void> { bell.observe(news) }

    /// Takes nothing more, finishes what was handed in and lets the threads go.
    func finish() async {
        writes.close()
        reads.close()
        for thread in threads { await thread.join() }
    }

    /// Says that the engine is closed, and ends the streams of its observers.
    func closed() {
        condition.closed()
        bell.close()
    }
}
