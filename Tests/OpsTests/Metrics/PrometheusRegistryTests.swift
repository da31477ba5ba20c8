import CoreMetrics
import Domain
import Testing

@testable import Ops

@Suite struct PrometheusRegistryTests {
    private let registry = PrometheusRegistry()

    @Test func countersAndGaugesArePrintedByName() {
        registry.makeCounter(label: "svod_leads_total", dimensions: [("reason", "call")]).increment(by: 2)
        registry.makeCounter(label: "svod_leads_total", dimensions: [("reason", "call")]).increment(by: 3)
        registry.makeCounter(label: "svod_leads_total", dimensions: []).increment(by: 1)
        registry.makeMeter(label: "svod_desks", dimensions: []).set(2.5)
        #expect(
            registry.text() == """
                # TYPE svod_desks gauge
                svod_desks 2.5
                # TYPE svod_leads_total counter
                svod_leads_total 1
                svod_leads_total{reason="call"} 5

                """
        )
    }

    @Test func namesAndLabelsAreEscaped() {
        registry.makeCounter(label: "http.server-requests", dimensions: [("a-b", "x\"\\\ny")]).increment(by: 1)
        #expect(registry.text().contains("http_server_requests{a_b=\"x\\\"\\\\\\ny\"} 1\n"))
    }

    @Test func durationsFallIntoBucketsOfSeconds() {
        let timer = registry.makeTimer(label: "svod_card_seconds", dimensions: [("desk", "1")])
        for milliseconds in [1, 5, 7, 70_000] { timer.recordNanoseconds(Int64(milliseconds) * 1_000_000) }
        let text = registry.text()
        #expect(text.contains("svod_card_seconds_bucket{desk=\"1\",le=\"0.001\"} 1\n"))
        #expect(text.contains("svod_card_seconds_bucket{desk=\"1\",le=\"0.005\"} 2\n"))
        #expect(text.contains("svod_card_seconds_bucket{desk=\"1\",le=\"0.01\"} 3\n"))
        #expect(text.contains("svod_card_seconds_bucket{desk=\"1\",le=\"60\"} 3\n"))
        #expect(text.contains("svod_card_seconds_bucket{desk=\"1\",le=\"+Inf\"} 4\n"))
        #expect(text.contains("svod_card_seconds_sum{desk=\"1\"} 70.013\n"))
        #expect(text.contains("svod_card_seconds_count{desk=\"1\"} 4\n"))
    }

    @Test func aRecorderThatAggregatesIsAHistogramAndOneThatDoesNotIsAGauge() {
        registry.makeRecorder(label: "svod_batch", dimensions: [], aggregate: true).record(Int64(3))
        registry.makeRecorder(label: "svod_last", dimensions: [], aggregate: false).record(Int64(3))
        let text = registry.text()
        #expect(text.contains("# TYPE svod_batch histogram\n"))
        #expect(text.contains("svod_batch_bucket{le=\"5\"} 1\n"))
        #expect(text.contains("# TYPE svod_last gauge\nsvod_last 3\n"))
    }

    @Test func oneNameHasOneKind() {
        registry.makeCounter(label: "svod_x", dimensions: []).increment(by: 1)
        registry.makeMeter(label: "svod_x", dimensions: [("a", "b")]).set(Int64(7))
        let text = registry.text()
        #expect(!text.contains("svod_x{"))
        #expect(text.contains("svod_metrics_dropped_total 1\n"))
    }

    @Test func theNumberOfSeriesIsBounded() {
        for number in 0...PrometheusRegistry.limit {
            registry.makeCounter(label: "svod_x", dimensions: [("n", "\(number)")]).increment(by: 1)
        }
        #expect(registry.text().hasSuffix("svod_metrics_dropped_total 1\n"))
    }

    @Test func partsShowTheirStateWhenAsked() {
        let time = TestTime()
        let parts = time.registry
        let inbox = parts.register("inbox")
        inbox.up()
        inbox.event()
        inbox.lag(.milliseconds(1500))
        parts.register("ami:main").backingOff(for: .seconds(5), reason: "refused")
        time.advance(by: .seconds(3))
        let text = PartMetrics.text(parts, now: time.wallClock.now())
        #expect(text.contains("svod_part_up{part=\"inbox\"} 1\nsvod_part_up{part=\"ami:main\"} 0\n"))
        #expect(text.contains("svod_part_last_event_age_seconds{part=\"inbox\"} 3\n"))
        #expect(text.contains("svod_part_lag_seconds{part=\"inbox\"} 1.5\n"))
    }

    @Test(
        arguments: [
            (0, "0"), (-3, "-3"), (0.5, "0.5"), (1e16, "1e+16"), (.infinity, "+Inf"), (-.infinity, "-Inf"),
            (.nan, "NaN"),
        ] as [(Double, String)]
    )
    func numbersAreWrittenAsTheFormatWants(_ number: Double, _ text: String) {
        #expect(PrometheusText.number(number) == text)
    }

    @Test func manyMayCountAtOnce() async {
        let counter = registry.makeCounter(label: "svod_x_total", dimensions: [])
        let timer = registry.makeTimer(label: "svod_x_seconds", dimensions: [])
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1000 {
                        counter.increment(by: 1)
                        timer.recordNanoseconds(1_000_000)
                    }
                }
            }
        }
        #expect(registry.text().contains("svod_x_total 8000\n"))
        #expect(registry.text().contains("svod_x_seconds_count 8000\n"))
    }

    /// Every line is a comment or `name{labels} number`, each name is announced once, before its lines.
    @Test func theWholeAnswerIsWellFormed() throws {
        registry.makeCounter(label: "svod_a_total", dimensions: [("reason", "a\"b\\c\nd")]).increment(by: 1)
        registry.makeTimer(label: "svod_b_seconds", dimensions: [("lane", "bulk")]).recordNanoseconds(5)
        registry.makeMeter(label: "1 odd-name", dimensions: [("é", "é")]).set(Double.infinity)
        let parts = PartRegistry()
        parts.register("ami:main").up()
        let text = registry.text() + PartMetrics.text(parts, now: .init(seconds: 0)) + ProcessMetrics.text()
        let line =
            /[a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*"(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*")*\})? ([-+]?[0-9.]+(e[-+]?[0-9]+)?|[-+]Inf|NaN)/
        var announced: [Substring] = []
        for row in text.split(separator: "\n") {
            if row.hasPrefix("# TYPE ") {
                announced.append(row.split(separator: " ")[2])
            } else {
                #expect(row.wholeMatch(of: line) != nil, "\(row)")
                #expect(row.hasPrefix(try #require(announced.last)))
            }
        }
        #expect(Set(announced).count == announced.count)
    }
}
