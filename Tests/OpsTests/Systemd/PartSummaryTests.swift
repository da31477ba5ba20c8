import Domain
import Testing

@testable import Ops

@Suite struct PartSummaryTests {
    private let registry = TestTime().registry

    @Test func whatIsNotUpIsNamedWithItsReason() {
        registry.register("inbox").up()
        registry.register("timers").up()
        registry.register("ami:main").backingOff(for: .seconds(5), reason: "connection refused")
        registry.register("console").failed(reason: "svod.yaml:3: no such file")
        registry.register("tailer").up()
        #expect(
            PartSummary(registry.states, stuck: ["tailer"]).text
                == "2 parts up; ami:main waits: connection refused; console failed: svod.yaml:3: no such file; tailer stuck"
        )
    }

    @Test func aVerdictIsTheWorstOfItsParts() {
        func verdict() -> HealthReport.Verdict {
            HealthReport(registry, startedAt: .init(seconds: 0), now: .init(seconds: 0)).verdict
        }
        let inbox = registry.register("inbox")
        #expect(verdict() == .failing)
        inbox.up()
        #expect(verdict() == .ok)
        let line = registry.register("ami:main")
        line.backingOff(for: .seconds(5), reason: "away")
        #expect(verdict() == .degraded)
        line.failed(reason: "no")
        #expect(verdict() == .failing)
    }
}
