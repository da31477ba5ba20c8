package import Domain
package import Logging
import ServiceLifecycle

/// Handles inbox rows that were not handled on arrival: those of handlers that said "later", those that our own handlers
/// wrote, those that a stop of the daemon left behind.
package struct InboxWorker: Service {
    private let pipeline: InboxPipeline
    private let loop: WorkLoop

    private static let page = 64
    /// Streams that are begun together: their attempts share a COMMIT, and so do those that are handed in together.
    private static let together = 16

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

    /// Handles what is ready now, all of it. For tests and commands; ``run()`` does it at each commit.
    package func handleReady() async throws {
        var after: InboxID? = InboxID(0)
        while let last = after { after = try await handleReady(after: last) }
    }

    /// Handles a page of ready rows and answers the number of its last row; nil when there was none.
    private func handleReady(after id: InboxID) async throws -> InboxID? {
        let ready = try await pipeline.engine.read { try Inbox.ready(after: id, limit: Self.page, in: $0) }
        // What was in hand when the daemon ended goes one by one: only the row that ends it again is to blame.
        for tried in ready where tried.row.attempts > 0 && !Task.isShuttingDownGracefully {
            _ = try await pipeline.drain(stream: tried.row.stream)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            var (waiting, running) = (ready.filter { $0.row.attempts == 0 }[...], 0)
            while !waiting.isEmpty, !Task.isShuttingDownGracefully {
                let some = waiting.prefix(Self.together)
                waiting = waiting.dropFirst(some.count)
                try await pipeline.begin(some.map(\.row))
                for first in some { group.addTask { try await pipeline.drain(from: first) } }
                running += some.count
                // The next are begun while the last of these are read.
                while running > Self.together {
                    try await group.next()
                    running -= 1
                }
            }
            try await group.waitForAll()
        }
        return ready.last?.row.id
    }
}
