import Ops
import ServiceLifecycleTestKit
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10))) struct HeapTrimmerTests {
    private let time = TestTime()

    /// Runs a trimmer; before each of its looks the process takes so many milliseconds of the processor. Answers how often
    /// it trimmed by then.
    private func trims(afterWorking milliseconds: [Int]) async throws -> Int {
        let log = Log()
        let trimmer = HeapTrimmer(
            clock: time,
            processorTime: { log.worked.withLock { $0 } },
            trim: { log.trims.withLock { $0 += 1 } }
        )
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await trimmer.run() }
                for (index, work) in milliseconds.enumerated() {
                    await time.sleeping(times: index + 1)
                    log.worked.withLock { $0 += .milliseconds(work) }
                    time.advance(by: .seconds(2))
                }
                await time.sleeping(times: milliseconds.count + 1)
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        return log.trims.withLock { $0 }
    }

    private final class Log: Sendable {
        let worked = Mutex(Duration.zero)
        let trims = Mutex(0)
    }

    @Test func givesBackOnceWhenItComesToRest() async throws {
        #expect(try await trims(afterWorking: [900, 1200, 20, 10, 0]) == 1)
    }

    @Test func waitsWhileThereIsWork() async throws {
        #expect(try await trims(afterWorking: [900, 150, 700]) == 0)
    }

    @Test func littleWorkIsNotWorthIt() async throws {
        #expect(try await trims(afterWorking: [20, 30, 40, 0]) == 0)
    }

    @Test func littleWorkAddsUp() async throws {
        #expect(try await trims(afterWorking: [90, 90, 90, 90, 0]) == 1)
    }
}
