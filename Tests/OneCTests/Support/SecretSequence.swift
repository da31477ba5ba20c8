import Synchronization

/// Secrets of sessions that a test can foresee.
final class SecretSequence: Sendable {
    private let count = Mutex(0)

    /// `secret-1`, `secret-2`, …
    func next() -> String {
        count.withLock { count in
            count += 1
            return "secret-\(count)"
        }
    }
}
