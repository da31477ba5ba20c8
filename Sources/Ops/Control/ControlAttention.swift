import Synchronization

/// What one connection at the control socket is about: how many requests it has made, and whether one is in work.
final class ControlAttention: Sendable {
    private struct State {
        var requests = 0
        var isAnswering = false
    }

    private let state = Mutex(State())

    /// The number of requests so far; nil while one is being answered.
    var requestsWhenIdle: Int? { state.withLock { $0.isAnswering ? nil : $0.requests } }

    /// Runs `body`, which answers one request.
    func answering<Answer>(_ body: () async -> Answer) async -> Answer {
        state.withLock {
            $0.requests += 1
            $0.isAnswering = true
        }
        defer { state.withLock { $0.isAnswering = false } }
        return await body()
    }
}
