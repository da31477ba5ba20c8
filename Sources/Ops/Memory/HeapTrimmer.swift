import Glibc
import ServiceLifecycle

/// Gives memory back when the daemon comes to rest: a start and a storm of calls leave much that was needed for a
/// moment, and the C library keeps it.
///
/// At rest is who takes next to no processor time between two looks; there is something to give back when much was taken
/// since the last time.
package struct HeapTrimmer: Service {
    private let clock: any Clock<Duration>
    private let processorTime: @Sendable () -> Duration
    private let trim: @Sendable () -> Void

    /// How often it looks.
    static let interval = Duration.seconds(2)
    /// The most that a daemon at rest takes of the processor between two looks.
    static let rest = Duration.milliseconds(100)
    /// What must have been taken since the last time, so that trimming is worth its while.
    static let work = Duration.milliseconds(300)

    /// Creates a trimmer.
    package init(
        clock: any Clock<Duration> = ContinuousClock(),
        processorTime: @escaping @Sendable () -> Duration = HeapTrimmer.processorTime,
        trim: @escaping @Sendable () -> Void = Heap.trim
    ) {
        self.clock = clock
        self.processorTime = processorTime
        self.trim = trim
    }

    package func run() async throws {
        var trimmed = Duration.zero
        var before = processorTime()
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            let clock = clock
            try? await cancelWhenGracefulShutdown { try await clock.sleep(for: Self.interval, tolerance: nil) }
            if Task.isShuttingDownGracefully { return }
            let now = processorTime()
            if now - before <= Self.rest, now - trimmed >= Self.work {
                trim()
                trimmed = now
            }
            before = now
        }
    }

    /// What all threads of the process have taken of the processor.
    package static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
