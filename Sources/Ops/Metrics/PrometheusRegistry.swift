package import CoreMetrics
import Synchronization

/// Holds every metric of the process and prints them in Prometheus' text format.
///
/// The number of series is bounded: labels carry reasons and names of parts, never numbers of callers; what would go
/// over ``limit`` is dropped and counted as `svod_metrics_dropped_total`.
package final class PrometheusRegistry: Sendable {
    /// The most series that are kept.
    static let limit = 10_000

    private enum Kind: String {
        case counter
        case gauge
        case histogram
    }

    private struct Contents {
        var kinds: [String: Kind] = [:]
        var cells: [MetricSeries: MetricCell] = [:]
        var histograms: [MetricSeries: MetricHistogram] = [:]
        var dropped: Int64 = 0
    }

    private let contents = Mutex(Contents())
    private let unkept = MetricCell()
    private let unkeptHistogram = MetricHistogram(bounds: [])

    /// Creates an empty registry.
    package init() {}

    /// All metrics, ordered by name and labels; each line ends with a newline.
    package func text() -> String {
        let now = contents.withLock { $0 }
        var lines: [String: [String]] = [:]
        for (series, cell) in now.cells.sorted(by: { $0.key < $1.key }) {
            lines[series.name, default: []].append(
                "\(series.name)\(series.labels) \(PrometheusText.number(cell.value))"
            )
        }
        for (series, histogram) in now.histograms.sorted(by: { $0.key < $1.key }) {
            lines[series.name, default: []] += histogram.lines(series)
        }
        var text = ""
        for (name, series) in lines.sorted(by: { $0.key < $1.key }) {
            text += "# TYPE \(name) \(now.kinds[name]?.rawValue ?? "untyped")\n"
            text += series.joined(separator: "\n") + "\n"
        }
        if now.dropped > 0 {
            text += "# TYPE svod_metrics_dropped_total counter\nsvod_metrics_dropped_total \(now.dropped)\n"
        }
        return text
    }

    private func cell(_ label: String, _ dimensions: [(String, String)], _ kind: Kind) -> MetricCell {
        let series = MetricSeries(label, dimensions)
        return contents.withLock { contents in
            if let known = contents.cells[series] { return known }
            guard Self.admit(series, kind, &contents) else { return unkept }
            let cell = MetricCell()
            contents.cells[series] = cell
            return cell
        }
    }

    private func histogram(_ label: String, _ dimensions: [(String, String)], bounds: [Double]) -> MetricHistogram {
        let series = MetricSeries(label, dimensions)
        return contents.withLock { contents in
            if let known = contents.histograms[series] { return known }
            guard Self.admit(series, .histogram, &contents) else { return unkeptHistogram }
            let histogram = MetricHistogram(bounds: bounds)
            contents.histograms[series] = histogram
            return histogram
        }
    }

    /// Whether there is room for `series`, and its name does not stand for another kind already.
    private static func admit(_ series: MetricSeries, _ kind: Kind, _ contents: inout Contents) -> Bool {
        let known = contents.kinds[series.name] ?? kind
        guard known == kind, contents.cells.count + contents.histograms.count < limit else {
            contents.dropped += 1
            return false
        }
        contents.kinds[series.name] = kind
        return true
    }
}

extension PrometheusRegistry: MetricsFactory {
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        cell(label, dimensions, .counter)
    }

    package func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        cell(label, dimensions, .counter)
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        cell(label, dimensions, .gauge)
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        aggregate ? histogram(label, dimensions, bounds: MetricHistogram.values) : cell(label, dimensions, .gauge)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label, dimensions, bounds: MetricHistogram.seconds)
    }

    package func destroyCounter(_: any CounterHandler) {}
    package func destroyFloatingPointCounter(_: any FloatingPointCounterHandler) {}
    package func destroyMeter(_: any MeterHandler) {}
    package func destroyRecorder(_: any RecorderHandler) {}
    package func destroyTimer(_: any TimerHandler) {}
}
