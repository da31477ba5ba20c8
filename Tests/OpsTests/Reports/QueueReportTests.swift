import Domain
import Store
import TestSupport
import Testing

@testable import Ops

@Suite struct QueueReportTests {
    private let now = Timestamp(seconds: 1_000_000)

    private func row(_ key: String, _ stream: String, age: Duration) -> NewInboxRow {
        NewInboxRow(
            source: "ami:main",
            stream: stream,
            kind: "call.fact",
            dedupKey: key,
            payload: nil,
            receivedAt: now - age
        )
    }

    @Test(arguments: TestEngines.kinds)
    func anEmptyStoreIsHealthy(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let report = try await engine.read { try QueueReport(at: now, in: $0) }
            #expect(report.isHealthy)
            #expect(report.figures.inbox.isEmpty)
            #expect(QueueText.render(report, style: TerminalStyle(isColored: false)).hasPrefix("Inbox  empty\n"))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatWaitsIsCountedByAge(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await engine.write(.normal) { connection in
                for (number, age) in [5, 30, 45, 900, 100_000].enumerated() {
                    try Inbox.accept(row("\(number)", "s\(number)", age: .seconds(age)), in: connection)
                }
                let dead = NewOutboxRow(
                    connector: "ami:main",
                    kind: "redirect",
                    dedupKey: "1",
                    payload: "{}",
                    createdAt: now
                )
                try Outbox.enqueue(dead, in: connection)
            }
            let report = try await engine.read { try QueueReport(at: now, in: $0) }
            let text = QueueText.render(report, style: TerminalStyle(isColored: false))
            #expect(
                text == """
                    Inbox     STATE  ALL  <1m  <5m  <20m  <1h  <4h  <1d  1d+
                    ami:main  new      5    3          1                   1

                    Outbox    STATE  ALL  <1m  <5m  <20m  <1h  <4h  <1d  1d+
                    ami:main  new      1    1

                    Timers  0 armed, 0 due

                    """
            )
            #expect(report.isHealthy)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aRowThatCannotBeHandledIsShownWithItsReason(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let pipeline = InboxPipeline(engine: engine, handlers: [], clock: .fixed(now), logger: .quiet)
            _ = try await pipeline.accept([row("1", "call:main/1", age: .zero)], lane: .realtime)
            let report = try await engine.read { try QueueReport(at: now, in: $0) }
            #expect(!report.isHealthy)
            #expect(report.troubles.map(\.row) == ["inbox:1"])
            #expect(report.troubles.first?.reason?.contains("nothing handles") == true)
            let text = QueueText.render(report, style: TerminalStyle(isColored: false))
            #expect(text.contains("inbox:1  held   call.fact  call:main/1"))
        }
    }
}
