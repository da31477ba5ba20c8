package import Domain
package import Logging
import ServiceLifecycle

/// Handles inbox rows that were not handled on arrival: those of handlers that said "later", those that our own handlers
/// wrote, those that a stop of the daemon left behind.
package struct InboxWorker: Service {
    private let pipeline: InboxPipeline
    private let loop: WorkLoop

    private static let page = 64
    /// Streams that are in hand at a time: some are read while others are written, and many share a COMMIT.
    private static let inHand = 48

    /// Creates a worker for the rows of a pipeline's store.
    package init(
        pipeline: InboxPipeline,
        clock: any Clock<Duration> = .continuous,
        logger: Logger,
        reporter: PartReporter? = nil
    ) {
        self.pipeline = pipeline
        loop = WorkLoop(
            engine: pipeline.engine,
            clock: clock,
            logger: logger,
            news: .inbox,
            longestRest: .seconds(30),
            reporter: reporter
        )
    }

    package func run() async throws {
        await loop.run(Signal()) {
            try await handleReady()
            return nil
        }
    }

    /// Handles what is ready now, all of it, and what comes of that. For tests and commands; ``run()`` does it at each
    /// commit.
    package func handleReady() async throws {
        try await pipeline.countInterrupted()
        try await withThrowingTaskGroup(of: Void.self) { group in
            var (last, running, isAgain) = (InboxID(0), 0, false)
            while !Task.isShuttingDownGracefully {
                let after = last
                let ready = try await pipeline.engine.read { try Inbox.ready(after: after, limit: Self.page, in: $0) }
                let tried = ready.filter { $0.row.attempts > 0 }
                if ready.isEmpty || !tried.isEmpty {
                    try await group.waitForAll()
                    running = 0
                }
                guard let newest = ready.last else {
                    // What waited behind a row that was in hand may be ready by now.
                    guard isAgain else { break }
                    (last, isAgain) = (InboxID(0), false)
                    continue
                }
                // What was in hand when the daemon died goes one by one: only the row that ends it again is to blame.
                for tried in tried where !Task.isShuttingDownGracefully {
                    _ = try await pipeline.drain(stream: tried.row.stream)
                }
                for first in ready where first.row.attempts == 0 && !Task.isShuttingDownGracefully {
                    if running >= Self.inHand {
                        try await group.next()
                        running -= 1
                    }
                    group.addTask { try await pipeline.drain(from: first) }
                    running += 1
                }
                (last, isAgain) = (newest.row.id, true)
            }
            try await group.waitForAll()
        }
    }
}
