import Domain

extension WorkerThread {
    /// Starts a thread that makes a resource of its own and works with it; returns when the resource is made.
    ///
    /// - Throws: what `open` throws; the thread is over then.
    static func running<Resource>(
        _ name: String,
        _ open: @escaping @Sendable () throws -> Resource,
        work body: @escaping @Sendable (Resource) -> Void
    ) async throws -> WorkerThread {
        let (opened, continuation) = AsyncThrowingStream.makeStream(of: Void.self)
        let thread = WorkerThread(name: name) {
            do {
                let resource = try open()
                continuation.yield()
                continuation.finish()
                body(resource)
            } catch {
                continuation.finish(throwing: error)
            }
        }
        for try await _ in opened {}
        return thread
    }

    /// Runs one body that blocks on a thread of its own and waits for what it returns.
    static func returning<Result: Sendable>(
        _ name: String,
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            _ = WorkerThread(name: name) {
                continuation.resume(with: Swift.Result { try body() })
            }
        }
    }
}
