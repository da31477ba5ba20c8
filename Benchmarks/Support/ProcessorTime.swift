import Glibc

/// Time that a thread or the process has used: other work on the machine counts less in it than in time of day.
enum ProcessorTime {
    /// Runs `body` and answers how long this thread worked on it.
    static func of<Result>(_ body: () throws -> Result) rethrows -> (result: Result, time: Duration) {
        let start = now
        let result = try body()
        return (result, now - start)
    }

    /// How long all threads of this process have worked.
    static var ofProcess: Duration { time(CLOCK_PROCESS_CPUTIME_ID) }

    private static var now: Duration { time(CLOCK_THREAD_CPUTIME_ID) }

    private static func time(_ clock: clockid_t) -> Duration {
        var time = timespec()
        clock_gettime(clock, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
