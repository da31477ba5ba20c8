import Domain

/// Runs `body`, and cancels it when it takes longer than `limit` on `clock`.
///
/// - Throws: what `body` throws, or ``SvodError/Code/timedOut`` saying that `what` did not come in time.
func withTimeLimit<Value: Sendable>(
    _ limit: Duration,
    clock: any Clock<Duration>,
    what: String,
    _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await clock.sleep(for: limit)
            throw SvodError(.timedOut, "\(what) did not come within \(limit)")
        }
        defer { group.cancelAll() }
        guard let value = try await group.next() else { throw CancellationError() }
        return value
    }
}
