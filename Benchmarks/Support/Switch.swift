import Synchronization

/// Tells a blocking loop that it is over.
final class Switch: Sendable {
    private let state = Mutex(true)

    /// Whether to go on.
    var isOn: Bool { state.withLock { $0 } }

    /// Ends the loop at its next look.
    func off() { state.withLock { $0 = false } }
}
