import Domain
import Logging
import ServiceLifecycle
import ServiceLifecycleTestKit
import Synchronization
import Testing

@testable import Ops

@Suite struct SupervisedPartTests {
    private struct Part: Service {
        let body: @Sendable () async throws -> Void
        func run() async throws { try await body() }
    }

    private let time = TestTime()
    private let registry: PartRegistry
    private let reporter: PartReporter

    init() {
        registry = time.registry
        reporter = registry.register("part", allowedPassAge: .seconds(10))
    }

    private func supervised(_ body: @escaping @Sendable () async throws -> Void) -> SupervisedPart {
        SupervisedPart(
            reporter,
            isUpWhenRunning: true,
            backOff: BackOff(first: .seconds(1), longest: .seconds(60)),
            clock: time,
            chance: { 0 },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            make: { Part(body: body) }
        )
    }

    @Test func aPartThatFailsIsStartedAgainAfterItsBackOff() async throws {
        let runs = Mutex(0)
        let part = supervised {
            guard
                runs.withLock({
                    $0 += 1
                    return $0
                }) > 2
            else { throw SvodError(.unavailable, "refused") }
            try await gracefulShutdown()
        }
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await part.run() }
                await time.sleeping(times: 1)
                #expect(
                    registry.state(of: "part")?.phase
                        == .backingOff(until: Timestamp(seconds: 1_000_001), reason: "refused")
                )
                time.advance(by: .seconds(1))
                await time.sleeping(times: 2)
                #expect(
                    registry.state(of: "part")?.phase
                        == .backingOff(until: Timestamp(seconds: 1_000_003), reason: "refused")
                )
                time.advance(by: .seconds(2))
                while runs.withLock({ $0 }) < 3 || registry.state(of: "part")?.phase != .up { await Task.yield() }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(runs.withLock { $0 } == 3)
        #expect(registry.state(of: "part")?.restarts == 2)
        #expect(registry.state(of: "part")?.phase == .stopped)
    }

    @Test func aPartThatEndsByItselfIsStartedAgainToo() async throws {
        let part = supervised {}
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await part.run() }
                await time.sleeping(times: 1)
                #expect(registry.state(of: "part")?.phase.reason == "ended by itself")
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    @Test func aStopDuringABackOffIsImmediate() async throws {
        let part = supervised { throw SvodError(.unavailable, "refused") }
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await part.run() }
                await time.sleeping(times: 1)
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(time.elapsed == .zero)
        #expect(registry.state(of: "part")?.phase == .stopped)
    }

    @Test func aWrongConfigurationIsNotTriedAgain() async throws {
        let runs = Mutex(0)
        let part = supervised {
            runs.withLock { $0 += 1 }
            throw SvodError(.invalidConfiguration, "svod.yaml:3: no such file")
        }
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await part.run() }
                while registry.state(of: "part")?.phase != .failed(reason: "svod.yaml:3: no such file") {
                    await Task.yield()
                }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(runs.withLock { $0 } == 1)
    }

    @Test func aPartThatRanForLongBeginsWithTheFirstDelayAgain() async throws {
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        let part = supervised {
            for await _ in ends { break }
            throw SvodError(.unavailable, "lost")
        }
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await part.run() }
                var delays: [Duration] = []
                for (index, lasted) in [1, 1, 1, 60].enumerated() {
                    while registry.state(of: "part")?.phase != .up { await Task.yield() }
                    time.advance(by: .seconds(lasted))
                    end.yield()
                    await time.sleeping(times: index + 1)
                    guard case .backingOff(let until, _)? = registry.state(of: "part")?.phase else { continue }
                    delays.append(until - time.wallClock.now())
                    time.advance(by: .seconds(10))
                }
                #expect(delays == [.seconds(1), .seconds(2), .seconds(4), .seconds(1)])
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }
}
