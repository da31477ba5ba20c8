import Domain
import GRDB

/// The store in one SQLite file: WAL, `synchronous=FULL`, foreign keys, STRICT tables.
///
/// One thread writes, a few read, one moves the WAL's pages into the file beside them, so that no commit waits for it.
package final class SQLiteEngine: Engine {
    /// The file.
    package let path: String
    /// Whether the process that had the file before did not close it (it was killed, or the power failed).
    package let wasUnclean: Bool

    package var dialect: Dialect { Dialect(kind: .sqlite) }
    package var state: EngineState { condition.state }

    private let mark: OwnerMark?
    private let condition: EngineCondition
    private let bell = CommitBell()
    private let writes = JobQueue()
    private let reads = JobQueue()
    private let threads: [WorkerThread]
    private let checkpointer: Checkpointer

    /// Opens the file, making it when it is not there, readable by its owner only.
    ///
    /// - Throws: ``SvodError`` `conflict` when another daemon has it open, `storeFailed` when it is no database.
    package init(path: String, options: SQLiteOptions = SQLiteOptions()) async throws {
        self.path = path
        condition = EngineCondition(clock: options.clock)
        mark = options.access == .owner ? try OwnerMark(storePath: path) : nil
        wasUnclean = mark?.wasUnclean ?? false
        let checkpointer = Checkpointer(path: path)
        self.checkpointer = checkpointer
        let writer = WriteLoop(queue: writes, condition: condition, bell: bell, committed: checkpointer.committed)
        let reader = ReadLoop(queue: reads)
        var threads: [WorkerThread] = []
        do {
            try await threads.append(
                .running("svod-writer", { try SQLiteSession.writer(path, options) }, work: writer.run)
            )
            for _ in 0..<options.readers {
                try await threads.append(.running("svod-reader", { try SQLiteSession.reader(path) }, work: reader.run))
            }
            try await threads.append(
                .running("svod-keeper", { try SQLiteSession.keeper(path) }, work: checkpointer.run)
            )
        } catch {
            writes.close()
            reads.close()
            mark?.abandon()
            throw error
        }
        self.threads = threads
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await reads.perform(in: .realtime, body)
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ lane: Lane,
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await writes.perform(in: lane, body)
    }

    package func commits() -> AsyncStream<Void> { bell.observe() }

    package func vitals() async throws -> EngineVitals {
        EngineVitals(
            databaseBytes: FileSize.of(path),
            logBytes: FileSize.of("\(path)-wal"),
            freeBytes: FileSize.free(beside: path)
        )
    }

    package func backup(to destination: String) async throws {
        let path = path
        try await WorkerThread.returning("svod-backup") { try SQLiteBackup(path: path).write(to: destination) }
    }

    package func close() async {
        writes.close()
        reads.close()
        for thread in threads.dropLast() { await thread.join() }
        checkpointer.close()
        await threads.last?.join()
        condition.closed()
        bell.close()
        mark?.release()
    }
}
