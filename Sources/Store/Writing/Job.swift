/// A body that waits for its turn, and the two ways to answer its caller. Exactly one of them is taken, once.
struct Job: Sendable {
    /// Runs the body; what it returns answers the caller, after COMMIT.
    let run: @Sendable (any Connection) throws -> @Sendable () -> Void
    /// Answers the caller with an error.
    let fail: @Sendable (any Error) -> Void
}

extension Job {
    /// Wraps a body and the continuation of who waits for it.
    init<Result: Sendable>(
        _ continuation: CheckedContinuation<Result, any Error>,
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) {
        run = { connection in
            let result = try body(connection)
            return { continuation.resume(returning: result) }
        }
        fail = { continuation.resume(throwing: $0) }
    }
}
