import Domain
import Logging
import ServiceLifecycle
import ServiceLifecycleTestKit
import Testing

@testable import Ops

@Suite struct WatchdogTests {
    private let folder: TestFolder
    private let socket: NotifySocket
    private let time = TestTime()
    private let registry: PartRegistry

    init() throws {
        folder = try TestFolder()
        socket = try NotifySocket(path: "\(folder.path)/notify")
        registry = time.registry
    }

    /// Runs the watchdog for one look a step; each step happens 7.5 s after the one before.
    private func look(_ steps: [() -> Void]) async throws -> [[String]] {
        let watchdog = Watchdog(
            registry: registry,
            notifier: ServiceNotifier(socket: socket.path),
            timeout: .seconds(30),
            clock: time,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        return try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await watchdog.run() }
                await time.sleeping(times: 1)
                var seen = [socket.messages()]
                for (index, step) in steps.enumerated() {
                    step()
                    time.advance(by: .milliseconds(7500))
                    await time.sleeping(times: index + 2)
                    seen.append(socket.messages())
                }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
                return seen
            }
        }
    }

    @Test func itIsFedWhilePartsMakeTheirPasses() async throws {
        let part = registry.register("inbox", allowedPassAge: .seconds(10))
        part.up()
        let seen = try await look([{ part.pass() }, { part.pass() }])
        #expect(seen == [["WATCHDOG=1", "STATUS=1 part up"], ["WATCHDOG=1"], ["WATCHDOG=1"]])
    }

    @Test func itStarvesWhenAPartIsStuckAndFeedsAgainWhenThatMoves() async throws {
        let part = registry.register("inbox", allowedPassAge: .seconds(10))
        part.up()
        let seen = try await look([{}, {}, { part.pass() }])
        #expect(seen[1] == ["WATCHDOG=1"])
        #expect(seen[2] == ["STATUS=0 parts up; inbox stuck"])
        #expect(seen[3] == ["WATCHDOG=1", "STATUS=1 part up"])
    }

    @Test func aDeclaredBackOffCountsAsAlive() async throws {
        let part = registry.register("ami:main", allowedPassAge: .seconds(1))
        part.backingOff(for: .seconds(300), reason: "refused")
        let seen = try await look([{}, {}, {}])
        #expect(seen.allSatisfy { $0.contains("WATCHDOG=1") })
        #expect(seen[0].contains("STATUS=0 parts up; ami:main waits: refused"))
    }
}
