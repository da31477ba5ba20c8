import CoreMetrics
import Synchronization

/// The distribution of one series: how many values fell at or under each bound, their number and their sum.
final class MetricHistogram: Sendable {
    struct Contents {
        var counts: [Int64]
        var count: Int64 = 0
        var sum = 0.0
    }

    /// Upper bounds of durations in seconds: a card must be there within 10 ms, a lead within seconds.
    static let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
    /// Upper bounds of other values: sizes and numbers of things.
    static let values = [1.0, 2, 5, 10, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]

    let bounds: [Double]
    private let contents: Mutex<Contents>

    init(bounds: [Double]) {
        self.bounds = bounds
        self.contents = Mutex(Contents(counts: Array(repeating: 0, count: bounds.count)))
    }

    func observe(_ value: Double) {
        contents.withLock { contents in
            contents.count += 1
            contents.sum += value
            if let index = bounds.firstIndex(where: { value <= $0 }) { contents.counts[index] += 1 }
        }
    }

    /// The lines of the text format for this series.
    func lines(_ series: MetricSeries) -> [String] {
        let now = contents.withLock { $0 }
        var total: Int64 = 0
        var lines = zip(bounds, now.counts).map { bound, count in
            total += count
            return "\(series.name)_bucket\(series.labels(adding: "le", PrometheusText.number(bound))) \(total)"
        }
        lines.append("\(series.name)_bucket\(series.labels(adding: "le", "+Inf")) \(now.count)")
        lines.append("\(series.name)_sum\(series.labels) \(PrometheusText.number(now.sum))")
        lines.append("\(series.name)_count\(series.labels) \(now.count)")
        return lines
    }
}

extension MetricHistogram: RecorderHandler {
    func record(_ value: Int64) { observe(Double(value)) }
    func record(_ value: Double) { observe(value) }
}

extension MetricHistogram: TimerHandler {
    func recordNanoseconds(_ duration: Int64) { observe(Double(duration) / 1_000_000_000) }
}
