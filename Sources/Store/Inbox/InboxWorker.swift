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
    /// Streams that may be in hand when others are begun.
    private static let ahead = 32

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
                // What was in hand when the daemon ended goes one by one: only the row that ends it again is to blame.
                for tried in tried where !Task.isShuttingDownGracefully {
                    _ = try await pipeline.drain(stream: tried.row.stream)
                }
                try await begin(ready.filter { $0.row.attempts == 0 }, in: &group, &running)
                (last, isAgain) = (newest.row.id, true)
            }
            try await group.waitForAll()
        }
    }

    /// Begins rows, some together: these are read while the store writes what is known of those before.
    private func begin(
        _ rows: [ReadyRow],
        in group: inout ThrowingTaskGroup<Void, any Error>,
        _ running: inout Int
    ) async throws {
        var waiting = rows[...]
        while !waiting.isEmpty, !Task.isShuttingDownGracefully {
            while running > Self.ahead {
                try await group.next()
                running -= 1
            }
            let some = waiting.prefix(Self.together)
            waiting = waiting.dropFirst(some.count)
            try await pipeline.begin(some.map(\.row))
            for first in some { group.addTask { try await pipeline.drain(from: first) } }
            running += some.count
        }
    }
}
