import Synchronization

/// Wakes whoever watches for commits. A waking that was not yet heard is not doubled.
final class CommitBell: Sendable {
    private struct Observer {
        /// What it waits for; nil for every commit.
        let news: News?
        let continuation: AsyncStream<Void>.Continuation
    }

    private struct State {
        var next = 0
        var observers: [Int: Observer] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    /// A stream of wakings after commits with some of `news`, or after every one, until its reader leaves or the bell is
    /// closed.
    func observe(_ news: News? = nil) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number: Int? = state.withLock { state in
            guard !state.isClosed else { return nil }
            defer { state.next += 1 }
            state.observers[state.next] = Observer(news: news, continuation: continuation)
            return state.next
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.leave(number) }
        return stream
    }

    /// Wakes all who wait for something of `news`.
    func ring(_ news: News) {
        let concerned = state.withLock { state in
            state.observers.values.filter { $0.news?.isDisjoint(with: news) != true }
        }
        for observer in concerned { observer.continuation.yield() }
    }

    /// Ends all streams.
    func close() {
        let observers = state.withLock { state in
            state.isClosed = true
            defer { state.observers = [:] }
            return Array(state.observers.values)
        }
        for observer in observers { observer.continuation.finish() }
    }

    private func leave(_ number: Int) {
        state.withLock { _ = $0.observers.removeValue(forKey: number) }
    }
}
