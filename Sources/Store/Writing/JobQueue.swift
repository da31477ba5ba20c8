import Dispatch
import Synchronization

/// Jobs that wait for a thread, a line for each lane. Reading uses one lane.
///
/// Of the threads that wait the one that worked last is woken: its statements are compiled and its pages at hand. The
/// others stay asleep until there is work for them too.
final class JobQueue: Sendable {
    private struct State {
        var lines: [JobLine]
        /// Threads that wait, the one that worked last at the end.
        var sleeping: [DispatchSemaphore] = []
        var isClosed = false
    }

    private let state = Mutex(State(lines: Lane.allCases.map { _ in JobLine() }))

    /// Puts a job at the end of its line; false when the queue is closed.
    func append(_ job: Job, to lane: Lane) -> Bool {
        let (isTaken, sleeper): (Bool, DispatchSemaphore?) = state.withLock { state in
            guard !state.isClosed else { return (false, nil) }
            state.lines[lane.rawValue].append(job)
            return (true, state.sleeping.popLast())
        }
        sleeper?.signal()
        return isTaken
    }

    /// The first job of the earliest lane that has one. Blocks the thread while there is none; nil after ``close()``,
    /// when all are taken.
    ///
    /// - Parameter wake: The thread's own.
    func next(_ wake: DispatchSemaphore = DispatchSemaphore(value: 0)) -> (Lane, Job)? {
        while true {
            let found: (Lane, Job)?? = state.withLock { state in
                for lane in Lane.allCases {
                    if let job = state.lines[lane.rawValue].popFirst() { return (lane, job) }
                }
                if state.isClosed { return .some(nil) }
                state.sleeping.append(wake)
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

    /// How many threads wait for a job.
    var sleepers: Int { state.withLock { $0.sleeping.count } }

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
            defer { state.sleeping = [] }
            return state.sleeping
        }
        for sleeper in sleepers { sleeper.signal() }
    }
}
