import NIOCore
import NIOPosix

/// The threads on which letters are read and understood: one core is left to the store's writer, which has as much to do
/// with each letter, and to calls.
final class LetterThreads: Sendable {
    private let pool: NIOThreadPool

    /// More than so many would only wait for the writer.
    private static let most = 4

    /// Starts them.
    init() {
        pool = NIOThreadPool(numberOfThreads: max(1, min(Self.most, System.coreCount - 1)))
        pool.start()
    }

    deinit { pool.shutdownGracefully { _ in } }

    /// Runs `body` on one of them.
    func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await pool.runIfActive(body)
    }
}
