import Domain

extension JobQueue {
    /// Waits until a thread has done `body`. A cancelled task is served like any other: what it settles must be stored.
    func perform<Result: Sendable>(
        in lane: Lane,
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let job = Job(continuation, body)
            if !append(job, to: lane) { job.fail(SvodError(.unavailable, "the store is closed")) }
        }
    }
}
