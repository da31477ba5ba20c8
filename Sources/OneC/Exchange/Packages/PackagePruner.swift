package import Domain
import Foundation
package import Logging
import NIOPosix
import ServiceLifecycle
package import Store

/// Removes the bytes of files that were read long since; what is known of them stays in the exchange's log.
package struct PackagePruner: Service {
    private let engine: any Engine
    private let folder: PackageFolder
    private let keep: @Sendable () -> Duration
    private let wallClock: WallClock
    private let clock: any Clock<Duration>
    private let logger: Logger

    /// The rest between two passes.
    package static let interval = Duration.seconds(3600)
    /// Files of one transaction.
    private static let page = 100

    /// Creates a pruner. `keep` is asked at each pass, so that a reload holds.
    package init(
        engine: any Engine,
        folder: PackageFolder,
        keep: @escaping @Sendable () -> Duration,
        wallClock: WallClock,
        clock: any Clock<Duration> = .continuous,
        logger: Logger
    ) {
        self.engine = engine
        self.folder = folder
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
                        self.logger.warning("Old files of 1C stay for now.", metadata: ["error": "\(error)"])
                    }
                }
                try? await self.clock.sleep(for: Self.interval)
            }
        }
    }

    /// Removes what is due; answers how many files.
    ///
    /// - Throws: ``SvodError`` of the store; what was removed until then is.
    @discardableResult
    package func prune() async throws -> Int {
        let (now, folder) = (wallClock.now(), folder)
        let limit = now - keep()
        var count = 0
        while !Task.isCancelled {
            let files = try await engine.read { try Self.due(before: limit, in: $0) }
            guard !files.isEmpty else { break }
            // The bytes first: what is noted as gone is looked for no more.
            try await NIOThreadPool.singleton.runIfActive {
                for file in files {
                    guard let place = file.place else {
                        folder.remove(file.id)
                        continue
                    }
                    for path in [place, "\(place).reason.txt"] { try? FileManager.default.removeItem(atPath: path) }
                }
            }
            try await engine.write(.bulk) { connection in
                try connection.execute(
                    "UPDATE onec_file SET pruned_at = \(now) WHERE id IN (\(list: files.map(\.id)))"
                )
            }
            count += files.count
        }
        if count > 0 { logger.info("Old files of 1C were removed.", metadata: ["files": "\(count)"]) }
        return count
    }

    private struct Due {
        let id: ID<PackageFile>
        let place: String?
    }

    /// Files that arrived before `moment` and of which nothing waits to be read.
    private static func due(before moment: Timestamp, in connection: any Connection) throws -> [Due] {
        try connection.rows(
            """
            SELECT id, place FROM onec_file WHERE pruned_at IS NULL AND at < \(moment) AND NOT EXISTS (
                SELECT 1 FROM onec_reading WHERE onec_reading.file_id = onec_file.id AND onec_reading.state = 'waiting'
            ) ORDER BY at LIMIT \(page)
            """
        ).map { Due(id: try $0.get("id"), place: try $0.get("place")) }
    }
}
