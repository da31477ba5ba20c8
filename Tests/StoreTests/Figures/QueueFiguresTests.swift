import Domain
import Store
import TestSupport
import Testing

@Suite struct QueueFiguresTests {
    private static let now = Timestamp(seconds: 1_700_000_000)

    @Test(arguments: TestEngines.kinds)
    func rowsAreCountedByAge(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let ages: [Duration] = [.seconds(1), .seconds(59), .seconds(61), .seconds(3599), .seconds(90_000)]
            try await engine.write(.normal) { connection in
                for (number, age) in ages.enumerated() {
                    try Outbox.enqueue(Samples.queued(number, at: Self.now - age), in: connection)
                }
                try connection.execute("UPDATE outbox SET state = 'dead' WHERE dedup_key = '4'")
                try connection.execute("UPDATE outbox SET state = 'done' WHERE dedup_key = '3'")
                try Timers.arm(key: "a", kind: "k", subject: "s", at: Self.now, in: connection)
                try Timers.arm(key: "b", kind: "k", subject: "s", at: Self.now + .seconds(1), in: connection)
            }
            let figures = try await engine.read { try QueueFigures.read(at: Self.now, in: $0) }
            #expect(figures.outbox.map(\.state) == ["dead", "new"])
            #expect(figures.outbox.map(\.ages.counts) == [[0, 0, 0, 0, 0, 0, 1], [2, 1, 0, 0, 0, 0, 0]])
            #expect(figures.deadLetters == 1)
            #expect(figures.timersArmed == 2)
            #expect(figures.timersDue == 1)
            #expect(figures.inbox == [])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aBucketEndsBeforeItsLimit(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await engine.write(.normal) { connection in
                for (number, minutes) in AgeBuckets.limits.enumerated() {
                    let at = Self.now - .seconds(minutes * 60)
                    try Outbox.enqueue(Samples.queued(number, at: at), in: connection)
                }
            }
            let figures = try await engine.read { try QueueFigures.read(at: Self.now, in: $0) }
            #expect(figures.outbox.map(\.ages.counts) == [[0, 1, 1, 1, 1, 1, 1]])
            #expect(AgeBuckets.titles.count == AgeBuckets.limits.count + 1)
        }
    }
}
