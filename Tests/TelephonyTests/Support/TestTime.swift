import Domain
import Synchronization

/// A time of day that a test moves.
final class TestTime: Sendable {
    private let moment = Mutex(Timestamp(seconds: 1_800_000_000))

    var now: Timestamp { moment.withLock { $0 } }

    var wall: WallClock { WallClock { self.now } }

    func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
}
