package import Domain
import Synchronization

/// A clock that a test moves, both for waiting (`any Clock<Duration>`) and for the time of day (``wallClock``).
package final class ManualClock: Clock, Sendable {
    /// A moment of the clock: the time since it was made.
    package struct Instant: InstantProtocol {
        var offset: Duration

        package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        package func duration(to other: Instant) -> Duration { other.offset - offset }
        package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var now = Instant(offset: .zero)
        var next = 0
        var sleepers: [Int: (deadline: Instant, continuation: CheckedContinuation<Void, any Error>)] = [:]
    }

    private let start: Timestamp
    private let state = Mutex(State())

    /// Creates a clock that shows `start` and stands still.
    package init(_ start: Timestamp = Timestamp(seconds: 1_700_000_000)) { self.start = start }

    package var now: Instant { state.withLock { $0.now } }
    package var minimumResolution: Duration { .microseconds(1) }

    /// The time of day that it shows.
    package var timestamp: Timestamp { start + now.offset }

    /// The same clock for who asks the time of day.
    package var wallClock: WallClock { WallClock { self.timestamp } }

    /// How many tasks wait for it to move.
    package var sleepers: Int { state.withLock { $0.sleepers.count } }

    /// Moves the clock and wakes those whose moment has come, the earliest first.
    package func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.values.sorted { $0.deadline < $1.deadline }
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let number = state.withLock { state in
            defer { state.next += 1 }
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if deadline <= state.now { return .success(()) }
                    state.sleepers[number] = (deadline, continuation)
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: number) }?.continuation.resume(
                throwing: CancellationError()
            )
        }
    }
}
