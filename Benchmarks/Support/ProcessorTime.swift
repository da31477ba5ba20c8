import Glibc

/// Time that one thread has used: other work on the machine counts less in it than in time of day.
enum ProcessorTime {
    /// Runs `body` and answers how long this thread worked on it.
    static func of<Result>(_ body: () throws -> Result) rethrows -> (result: Result, time: Duration) {
        let start = now
        let result = try body()
        return (result, now - start)
    }

    private static var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
