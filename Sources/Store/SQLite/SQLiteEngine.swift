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
    package var state: EngineState { threads.state }

    private let mark: OwnerMark?
    private let threads: EngineThreads
    private let checkpointer: Checkpointer
    private let keeper: WorkerThread

    /// Opens the file, making it when it is not there, readable by its owner only.
    ///
    /// - Throws: ``SvodError`` `conflict` when another daemon has it open, `storeFailed` when it is no database.
    package init(path: String, options: SQLiteOptions = SQLiteOptions()) async throws {
        let mark = options.access == .owner ? try OwnerMark(storePath: path) : nil
        let checkpointer = Checkpointer(access: options.access)
        do {
            threads = try await EngineThreads(
                clock: options.clock,
                readers: options.readers,
                openWriter: { try SQLiteSession.writer(path, options, checkpointer.log, checkpointer.lock) },
                openReader: { try SQLiteSession.reader(path) },
                committed: checkpointer.committed
            )
            do {
                keeper = try await .running(
                    "svod-keeper",
                    { try SQLiteSession.keeper(path) },
                    work: checkpointer.run
                )
            } catch {
                await threads.finish()
                throw error
            }
        } catch {
            mark?.abandon()
            throw error
        }
        self.path = path
        self.mark = mark
        self.checkpointer = checkpointer
        wasUnclean = mark?.wasUnclean ?? false
    }

    package func isOwned() async throws -> Bool { OwnerMark.isHeld(storePath: path) }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await threads.read(body)
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ lane: Lane,
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await threads.write(lane, body)
    }

    package func commits(of news: News?) -> AsyncStream<Void> { threads.commits(of: news) }

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
        await threads.finish()
        checkpointer.close()
        await keeper.join()
        threads.closed()
        mark?.release()
    }
}
