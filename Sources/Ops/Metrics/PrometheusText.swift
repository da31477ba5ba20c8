/// The text format of Prometheus, version 0.0.4.
package enum PrometheusText {
    /// The content type of an answer in it.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// A number as the format writes it: without a fraction where there is none.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
        return String(value)
    }

    /// A metric with one line a series, for values that are read when they are asked for.
    static func metric(
        _ name: String,
        _ type: String,
        _ values: [(labels: [(String, String)], value: Double)]
    ) -> [String] {
        guard !values.isEmpty else { return [] }
        return ["# TYPE \(name) \(type)"]
            + values.map { "\(name)\(MetricSeries.labels($0.labels)) \(number($0.value))" }
    }
}
