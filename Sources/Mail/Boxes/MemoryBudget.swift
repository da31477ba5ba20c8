import Synchronization

/// How many bytes of letters all boxes together may hold in memory. Who wants more than is free waits, in order.
package final class MemoryBudget: Sendable {
    private struct Waiting {
        let id: UInt64
        let bytes: Int
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var free: Int
        var waiting: [Waiting] = []
        var lastID: UInt64 = 0
        var cancelled: Set<UInt64> = []
    }

    private let total: Int
    private let state: Mutex<State>

    /// Creates a budget of so many bytes.
    package init(_ total: Int = 32 << 20) {
        self.total = total
        state = Mutex(State(free: total))
    }

    /// Runs `body` while `bytes` are taken; a wish for more than all is one for all.
    ///
    /// - Throws: what `body` throws; `CancellationError`.
    package func with<Result>(
        _ bytes: Int,
        isolation: isolated (any Actor)? = #isolation,
        _ body: () async throws -> Result
    ) async throws -> Result {
        let bytes = min(bytes, total)
        try await take(bytes)
        defer { give(bytes) }
        return try await body()
    }

    private func take(_ bytes: Int) async throws {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let verdict: Result<Void, any Error>? = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
                    if state.waiting.isEmpty, state.free >= bytes {
                        state.free -= bytes
                        return .success(())
                    }
                    state.waiting.append(Waiting(id: id, bytes: bytes, continuation: continuation))
                    return nil
                }
                if let verdict { continuation.resume(with: verdict) }
            }
        } onCancel: {
            let waiting = state.withLock { state -> Waiting? in
                guard let index = state.waiting.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return nil
                }
                return state.waiting.remove(at: index)
            }
            waiting?.continuation.resume(throwing: CancellationError())
        }
        state.withLock { _ = $0.cancelled.remove(id) }
    }

    private func give(_ bytes: Int) {
        let ready = state.withLock { state in
            state.free += bytes
            var ready: [Waiting] = []
            while let first = state.waiting.first, first.bytes <= state.free {
                state.free -= first.bytes
                ready.append(state.waiting.removeFirst())
            }
            return ready
        }
        for waiting in ready { waiting.continuation.resume() }
    }
}
