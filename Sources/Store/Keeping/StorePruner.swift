package import Domain
package import Logging
import Metrics
import ServiceLifecycle
import Synchronization

/// Removes what is done and old: what came in and was handled, what went out and arrived.
///
/// A handled inbox row first of all protects against its own repetition. It loses its payload; its key is forgotten only
/// where the source cannot send it again (``ForgettableSource``). Rows that are held, set aside or dead stay, and so does
/// everything of a stream that is not through. The work is done in the bulk lane, at most 8 ms at a time; what is to be
/// done is found by readers, page by page.
package struct StorePruner: Service {
    private let engine: any Engine
    private let retention: @Sendable () -> Retention
    private let forgettable: [ForgettableSource]
    private let wallClock: WallClock
    private let clock: any Clock<Duration>
    private let logger: Logger

    /// The rest between two passes.
    package static let interval = Duration.seconds(3600)
    /// Numbers that one reader looks at.
    static let page: Int64 = 2000
    /// Rows that one statement changes: well under a millisecond of the writer's time.
    private static let piece = 25

    /// Creates a pruner. `retention` is asked at each pass, so that a reload holds.
    package init(
        engine: any Engine,
        retention: @escaping @Sendable () -> Retention,
        forgettable: [ForgettableSource],
        wallClock: WallClock,
        clock: any Clock<Duration> = .continuous,
        logger: Logger
    ) {
        self.engine = engine
        self.retention = retention
        self.forgettable = forgettable
        self.wallClock = wallClock
        self.clock = clock
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.pass()
                try? await self.clock.sleep(for: Self.interval)
            }
        }
    }

    /// Does once what ``run()`` repeats.
    ///
    /// - Throws: ``SvodError`` of the store; what was done until then is done.
    @discardableResult
    package func prune() async throws -> PruningOutcome {
        let retention = retention()
        let now = wallClock.now()
        var outcome = try await pruneInbox(before: now - retention.inbox)
        outcome.sent = try await pruneOutbox(before: now - retention.outbox)
        return outcome
    }

    private func pass() async {
        do {
            let outcome = try await prune()
            count(outcome)
            guard outcome != PruningOutcome() else { return }
            logger.info(
                "Old rows were removed.",
                metadata: [
                    "emptied": "\(outcome.emptied)", "forgotten": "\(outcome.forgotten)", "sent": "\(outcome.sent)",
                ]
            )
        } catch {
            if !Task.isCancelled { logger.warning("Old rows stay for now.", metadata: ["error": "\(error)"]) }
        }
    }

    private func count(_ outcome: PruningOutcome) {
        for (reason, count) in [
            ("emptied", outcome.emptied), ("forgotten", outcome.forgotten), ("sent", outcome.sent),
        ] where count > 0 {
            Counter(label: "svod_store_pruned_rows_total", dimensions: [("reason", reason)]).increment(by: count)
        }
    }

    private func pruneInbox(before moment: Timestamp) async throws -> PruningOutcome {
        let isForgettable: SQL =
            forgettable.isEmpty ? "1 = 0" : "(\(forgettable.map(\.condition).joined(" OR ")))"
        let isDue: SQL =
            """
            state = 'done' AND handled_at < \(moment) AND NOT EXISTS (
                SELECT 1 FROM inbox AS pending
                WHERE pending.stream = inbox.stream AND pending.state IN ('new', 'held')
            )
            """
        let tally = Mutex(PruningOutcome())
        try await walk("inbox", "\(isDue) AND (payload IS NOT NULL OR \(isForgettable))") { rows, connection in
            let forgotten = try connection.execute(
                "DELETE FROM inbox WHERE id IN (\(list: rows)) AND \(isDue) AND \(isForgettable)"
            )
            let emptied = try connection.execute(
                "UPDATE inbox SET payload = NULL WHERE id IN (\(list: rows)) AND \(isDue) AND payload IS NOT NULL"
            )
            tally.withLock {
                $0.forgotten += forgotten
                $0.emptied += emptied
            }
        }
        return tally.withLock { $0 }
    }

    private func pruneOutbox(before moment: Timestamp) async throws -> Int {
        let isDue: SQL = "state = 'done' AND settled_at < \(moment)"
        let tally = Mutex(0)
        try await walk("outbox", isDue) { rows, connection in
            let sent = try connection.execute("DELETE FROM outbox WHERE id IN (\(list: rows)) AND \(isDue)")
            tally.withLock { $0 += sent }
        }
        return tally.withLock { $0 }
    }

    /// Finds the rows of `table` for which `condition` is true, a page of numbers at a time, and has `change` work on them
    /// in pieces.
    private func walk(
        _ table: StaticString,
        _ condition: SQL,
        _ change: @escaping @Sendable ([Int64], any Connection) throws -> Void
    ) async throws {
        let ends = try await engine.read { connection in
            try connection.row("SELECT min(id) AS low, max(id) AS high FROM \(raw: table)").map {
                (low: try $0.get("low") as Int64?, high: try $0.get("high") as Int64?)
            }
        }
        guard var next = ends?.low, let last = ends?.high else { return }
        while next <= last, !Task.isCancelled {
            let page = next..<next + Self.page
            let rows = try await engine.read { connection in
                try connection.rows(
                    """
                    SELECT id FROM \(raw: table) WHERE id >= \(page.lowerBound) AND id < \(page.upperBound)
                    AND \(condition) ORDER BY id
                    """
                ).map { try $0.get("id") as Int64 }
            }
            let pieces = stride(from: 0, to: rows.count, by: Self.piece).map {
                Array(rows[$0..<min($0 + Self.piece, rows.count)])
            }
            try await engine.bulk(pieces, change)
            next = page.upperBound
        }
    }
}
