import Domain
import Synchronization

/// Keeps the engine's state as its writes tell it.
final class EngineCondition: Sendable {
    private let clock: WallClock
    private let current = Mutex(EngineState.ok)

    init(clock: WallClock) { self.clock = clock }

    var state: EngineState { current.withLock { $0 } }

    /// A write was committed, or a connection was made.
    func succeeded() {
        current.withLock { if $0 != .closed { $0 = .ok } }
    }

    /// A write or a connection failed. The moment of the first failure of a kind is kept.
    func failed(_ error: any Error) {
        guard let error = error as? SvodError else { return }
        current.withLock { state in
            switch (error.code, state) {
            case (_, .closed), (.diskFull, .diskFull), (.unavailable, .unavailable): break
            case (.diskFull, _): state = .diskFull(since: clock.now())
            case (.unavailable, _): state = .unavailable(since: clock.now(), reason: error.description)
            default: break
            }
        }
    }

    func closed() { current.withLock { $0 = .closed } }
}
