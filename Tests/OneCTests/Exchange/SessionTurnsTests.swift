import Domain
import Synchronization
import Testing

@testable import OneC

@Suite(.timeLimit(.minutes(5))) struct SessionTurnsTests {
    private final class Log: Sendable {
        let events = Mutex<[Int]>([])
    }

    @Test("What is asked in one session is done one after another, all of it")
    func nothingOverlaps() async throws {
        let turns = SessionTurns()
        let log = Log()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...50 {
                group.addTask {
                    try await turns.inTurn(of: ID(7)) {
                        log.events.withLock { $0.append(number) }
                        for _ in 0..<5 { await Task.yield() }
                        log.events.withLock { $0.append(-number) }
                    }
                }
            }
            try await group.waitForAll()
        }
        let seen = log.events.withLock { $0 }
        #expect(seen.count == 100)
        #expect(stride(from: 0, to: 100, by: 2).allSatisfy { seen[$0] == -seen[$0 + 1] })
        #expect(Set(seen).count == 100)
    }

    @Test("Another session does not wait, and one that failed stops nobody")
    func sessionsDoNotWaitForEachOther() async throws {
        let turns = SessionTurns()
        let (other, isDone) = AsyncStream<Void>.makeStream()
        async let first = turns.inTurn(of: ID(1)) {
            // Ends only when the other session was let in meanwhile.
            for await _ in other { break }
            return "first"
        }
        let second = try await turns.inTurn(of: ID(2)) { "second" }
        isDone.yield()
        isDone.finish()
        #expect(try await [first, second] == ["first", "second"])
        await #expect(throws: SvodError.self) {
            try await turns.inTurn(of: ID(1)) { throw SvodError(.timedOut, "the line broke") }
        }
        #expect(try await turns.inTurn(of: ID(1)) { "after" } == "after")
    }
}
