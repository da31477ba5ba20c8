import Dispatch
import Synchronization

/// Jobs that wait for a thread, a line for each lane. Reading uses one lane.
final class JobQueue: Sendable {
    private struct State {
        var lines: [JobLine]
        var sleeping = 0
        var isClosed = false
    }

    private let state = Mutex(State(lines: Lane.allCases.map { _ in JobLine() }))
    private let wake = DispatchSemaphore(value: 0)

    /// Puts a job at the end of its line; false when the queue is closed.
    func append(_ job: Job, to lane: Lane) -> Bool {
        let (isTaken, mustWake) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.lines[lane.rawValue].append(job)
            guard state.sleeping > 0 else { return (true, false) }
            state.sleeping -= 1
            return (true, true)
        }
        if mustWake { wake.signal() }
        return isTaken
    }

    /// The first job of the earliest lane that has one. Blocks the thread while there is none; nil after ``close()``,
    /// when all are taken.
    func next() -> (Lane, Job)? {
        while true {
            let found: (Lane, Job)?? = state.withLock { state in
                for lane in Lane.allCases {
                    if let job = state.lines[lane.rawValue].popFirst() { return (lane, job) }
                }
                if state.isClosed { return .some(nil) }
                state.sleeping += 1
                return nil
            }
            if let found { return found }
            wake.wait()
        }
    }

    /// The next job of `lane`, unless there is none or an earlier lane has work.
    func nextToJoin(_ lane: Lane) -> Job? {
        state.withLock { state in
            for earlier in Lane.allCases where earlier < lane {
                if !state.lines[earlier.rawValue].isEmpty { return nil }
            }
            return state.lines[lane.rawValue].popFirst()
        }
    }

    /// How many jobs wait, a lane each.
    func depths() -> [Lane: Int] {
        state.withLock { state in
            Dictionary(uniqueKeysWithValues: Lane.allCases.map { ($0, state.lines[$0.rawValue].count) })
        }
    }

    /// Takes no more jobs and lets the threads go when those that wait are done.
    func close() {
        let sleepers = state.withLock { state in
            state.isClosed = true
            defer { state.sleeping = 0 }
            return state.sleeping
        }
        for _ in 0..<sleepers { wake.signal() }
    }
}
