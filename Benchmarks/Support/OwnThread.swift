import Foundation

/// Blocking work on a thread of its own, away from the cooperative pool.
enum OwnThread {
    /// Runs `body` on a new thread and waits for it.
    static func run<Result: Sendable>(
        _ name: String,
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { continuation.resume(with: Swift.Result { try body() }) }
            thread.name = name
            thread.start()
        }
    }
}
