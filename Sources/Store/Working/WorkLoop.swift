package import Domain
package import Logging
import ServiceLifecycle

/// The shape of the store's workers: a pass over what is due, then rest until a commit, a signal or the next moment.
package struct WorkLoop: Sendable {
    let engine: any Engine
    let clock: any Clock<Duration>
    let logger: Logger
    /// What a commit brings that a pass looks for.
    let news: News
    /// The longest rest, after which the store is looked at without a reason.
    let longestRest: Duration
    /// Hears of each pass, and of failing ones as a back-off.
    var reporter: PartReporter?

    /// Creates a loop over those commits of `engine` that bring `news`; `longestRest` is the longest rest, after which the
    /// store is looked at without a reason.
    package init(
        engine: any Engine,
        clock: any Clock<Duration>,
        logger: Logger,
        news: News,
        longestRest: Duration,
        reporter: PartReporter? = nil
    ) {
        self.engine = engine
        self.clock = clock
        self.logger = logger
        self.news = news
        self.longestRest = longestRest
        self.reporter = reporter
    }

    /// Repeats `pass` until the daemon shuts down or the task is cancelled. It answers how long to rest at most; a pass
    /// that throws is repeated after a second, and after up to half a minute when it goes on throwing.
    package func run(_ signal: Signal, _ pass: @Sendable () async throws -> Duration?) async {
        await withTaskCancellationOrGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask {
                    for await _ in engine.commits(of: news) { signal.send() }
                }
                await repeatPasses(clock, signal, in: &group, pass)
                group.cancelAll()
            }
        } onCancelOrGracefulShutdown: {
            signal.send()
        }
    }

    private func repeatPasses<C: Clock<Duration>>(
        _ clock: C,
        _ signal: Signal,
        in group: inout DiscardingTaskGroup,
        _ pass: @Sendable () async throws -> Duration?
    ) async {
        var failures = 0
        var alarms = Alarms(clock)
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                let rest = min(try await pass() ?? longestRest, longestRest)
                failures = 0
                reporter?.up()
                guard rest > .zero, !Task.isShuttingDownGracefully else { continue }
                alarms.set(after: rest, signal, in: &group)
                await signal.wait()
            } catch {
                if Task.isCancelled || Task.isShuttingDownGracefully { return }
                failures = min(failures + 1, 6)
                logger.warning("A pass over the store failed.", metadata: ["error": "\(error)"])
                let delay = min(Duration.seconds(1 << (failures - 1)), .seconds(30))
                reporter?.backingOff(for: delay, reason: "\(error)")
                await withGracefulSleep(delay)
            }
        }
    }

    private func withGracefulSleep(_ duration: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await gracefulShutdown() }
            group.addTask { try? await clock.sleep(for: duration) }
            await group.next()
            group.cancelAll()
        }
    }
}
