package import Domain
package import Logging
import Records
import ServiceLifecycle
package import Store

/// Forgets senders' keys that will not come again, visits by which nobody called, and which answers were sent to chats.
package struct IntakePruner: Service {
    private let engine: any Engine
    private let keep: @Sendable () -> Duration
    private let wallClock: WallClock
    private let clock: any Clock<Duration>
    private let logger: Logger

    /// The rest between two passes.
    package static let interval = Duration.seconds(3600)
    /// Rows of one transaction: well under the time for which bulk work may hold the writer.
    static let piece = 100

    /// Creates a pruner. `keep` is asked at each pass, so that a reload holds.
    package init(
        engine: any Engine,
        keep: @escaping @Sendable () -> Duration,
        wallClock: WallClock,
        clock: any Clock<Duration> = .continuous,
        logger: Logger
    ) {
        self.engine = engine
        self.keep = keep
        self.wallClock = wallClock
        self.clock = clock
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await self.prune() } catch {
                    if !Task.isCancelled {
                        self.logger.warning("Old keys and visits stay for now.", metadata: ["error": "\(error)"])
                    }
                }
                try? await self.clock.sleep(for: Self.interval)
            }
        }
    }

    /// Forgets what is due; answers how many rows.
    ///
    /// - Throws: ``SvodError`` of the store; what was forgotten until then is.
    @discardableResult
    package func prune() async throws -> Int {
        let limit = wallClock.now() - keep()
        var count = 0
        for forget in [KeyBook.forget, VisitBook.forget, SentBook.forget] {
            var last = Self.piece
            while last == Self.piece, !Task.isCancelled {
                last = try await engine.write(.bulk) { try forget(limit, Self.piece, $0) }
                count += last
            }
        }
        if count > 0 { logger.info("Old keys and visits were forgotten.", metadata: ["rows": "\(count)"]) }
        return count
    }
}
