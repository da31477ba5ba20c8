/// The store: reads in snapshots, writes one after another.
///
/// A body runs on a thread of the store's own, never on the cooperative pool. It must do no I/O and must not wait: a
/// writing body holds up every other writer.
package protocol Engine: Sendable {
    /// What differs between the engines.
    var dialect: Dialect { get }

    /// How the store fares.
    var state: EngineState { get }

    /// Runs `body` over one unchanging snapshot, beside the writer and other readers. It sees every write that was
    /// answered before the call.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result

    /// Runs `body` in a transaction of the writer and returns after COMMIT.
    ///
    /// Ready bodies of one lane may share the COMMIT; each has its savepoint, so that an error of one undoes that one
    /// only. A body that has started is finished even when the calling task is cancelled.
    ///
    /// - Throws: what `body` throws; ``SvodError`` `diskFull`, `unavailable` or `storeFailed` when the transaction
    ///   could not be committed: then nothing of it stands. (`unavailable` from PostgreSQL may mean that the line was
    ///   lost during COMMIT: repeat the write, keys make that harmless.)
    @discardableResult
    func write<Result: Sendable>(
        _ lane: Lane,
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result

    /// Wakes its observer after each commit that brings some of `news`; after every commit when that is nil. It holds one
    /// waking at most: read the store to learn what is new.
    func commits(of news: News?) -> AsyncStream<Void>

    /// Whether the process that had the store before was killed, or the power failed: then a check of the file is due.
    /// Always false on PostgreSQL, which sees to that itself.
    var wasUnclean: Bool { get }

    /// Whether a daemon has the store open just now: a command beside it leaves the writer alone between its own writes.
    func isOwned() async throws -> Bool

    /// Sizes of the database and of the room beside it.
    func vitals() async throws -> EngineVitals

    /// Writes a copy of the whole store to a new file while work goes on, checks the copy, and only then gives it its
    /// name: what stands under that name is whole.
    ///
    /// - Throws: ``SvodError`` `conflict` when there is a file of that name; `notFound` when the program for it is not
    ///   installed (`pg_dump`); `diskFull`, `storeFailed`.
    func backup(to path: String) async throws

    /// Finishes what was handed in, then closes. Later calls throw ``SvodError`` `unavailable`.
    func close() async
}

extension Engine {
    /// Wakes its observer after each commit.
    package func commits() -> AsyncStream<Void> { commits(of: nil) }
}
