import Synchronization

/// A clock that stands still until a test moves it: whoever sleeps on it is woken exactly when its time has come.
final class ManualClock: Clock, Sendable {
    struct Instant: InstantProtocol {
        var offset = Duration.zero

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct Sleeper {
        let number: Int
        let deadline: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct Contents {
        var now = Instant()
        var next = 0
        var sleepers: [Sleeper] = []
        var cancelled: Set<Int> = []
    }

    private let contents = Mutex(Contents())

    var now: Instant { contents.withLock { $0.now } }
    var minimumResolution: Duration { .nanoseconds(1) }

    /// How long those who sleep now will sleep, shortest first.
    var sleeps: [Duration] {
        contents.withLock { contents in contents.sleepers.map { contents.now.duration(to: $0.deadline) }.sorted() }
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let number = contents.withLock { contents in
            contents.next += 1
            return contents.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = contents.withLock { contents in
                    if contents.cancelled.remove(number) != nil { return .failure(CancellationError()) }
                    if deadline <= contents.now { return .success(()) }
                    contents.sleepers.append(Sleeper(number: number, deadline: deadline, continuation: continuation))
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let sleeper: Sleeper? = contents.withLock { contents in
                guard let index = contents.sleepers.firstIndex(where: { $0.number == number }) else {
                    contents.cancelled.insert(number)
                    return nil
                }
                return contents.sleepers.remove(at: index)
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Moves on, and wakes whose time has come.
    func advance(by duration: Duration) {
        let due = contents.withLock { contents in
            contents.now = contents.now.advanced(by: duration)
            let now = contents.now
            let due = contents.sleepers.filter { $0.deadline <= now }
            contents.sleepers.removeAll { $0.deadline <= now }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }
}
