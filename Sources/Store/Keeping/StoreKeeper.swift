package import Domain
package import Logging
import ServiceLifecycle
import Synchronization

/// Looks after the store while the daemon runs: checks the file after an unclean stop, notices that there is room again
/// or that the server is back, and shows the queues as metrics.
package final class StoreKeeper: Service {
    private let engine: any Engine
    private let wallClock: WallClock
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let gauges = QueueGauges()
    private let check: Mutex<QuickCheck>

    private static let interval = Duration.seconds(10)

    /// Creates a keeper of an engine that this process owns.
    package init(engine: any Engine, wallClock: WallClock, clock: any Clock<Duration> = .continuous, logger: Logger) {
        self.engine = engine
        self.wallClock = wallClock
        self.clock = clock
        self.logger = logger
        check = Mutex(engine.wasUnclean ? .running : .notDue)
    }

    /// How the check after an unclean stop came out, for health.
    package var quickCheck: QuickCheck { check.withLock { $0 } }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                if self.engine.wasUnclean { group.addTask { await self.checkFile() } }
                group.addTask {
                    while !Task.isCancelled {
                        await self.lookRound()
                        try? await self.clock.sleep(for: Self.interval)
                    }
                }
            }
        }
    }

    /// Does once what ``run()`` repeats.
    package func lookRound() async {
        do {
            if engine.state != .ok { try await Self.probe(engine) }
            let now = wallClock.now()
            gauges.show(try await engine.read { try QueueFigures.read(at: now, in: $0) }, try await engine.vitals())
        } catch {
            logger.warning("The store cannot be used.", metadata: ["error": "\(error)"])
        }
    }

    /// Checks the file now.
    package func checkFile() async {
        do {
            let findings = try await engine.read { connection in
                try connection.rows("PRAGMA quick_check(10)").map { try $0.get("quick_check") as String }
            }
            report(findings == ["ok"] ? .passed : .failed(findings))
        } catch {
            report(.failed(["\(error)"]))
        }
    }

    private func report(_ outcome: QuickCheck) {
        check.withLock { $0 = outcome }
        switch outcome {
        case .failed(let findings):
            logger.critical("The store is damaged.", metadata: ["findings": "\(findings.joined(separator: "; "))"])
        default:
            logger.info("The store was checked after an unclean stop.", metadata: ["outcome": "\(outcome)"])
        }
    }

    /// A write that needs room, which makes the engine's state `ok` when it succeeds. Small ones find a place in pages that
    /// are there, on a full disk too.
    private static func probe(_ engine: any Engine) async throws {
        // Digits in which no engine finds anything to compress.
        let numbers = sequence(first: 1 as UInt64) { $0 &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 }
        let large = numbers.prefix(4096).map { String($0, radix: 36) }.joined()
        for value in [large, "ok"] {
            try await engine.write(.normal) { connection in
                try connection.execute(
                    """
                    INSERT INTO setting (name, value) VALUES ('store.probe', \(value))
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """
                )
            }
        }
    }
}
