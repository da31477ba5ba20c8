/// One time series: a metric's name and its labels, written as Prometheus wants them.
struct MetricSeries: Hashable, Comparable {
    /// The metric's name: letters, digits, underscores, colons.
    let name: String
    /// `{part="inbox",reason="x"}`, or nothing.
    let labels: String

    init(_ label: String, _ dimensions: [(String, String)]) {
        name = Self.name(label)
        labels = Self.labels(dimensions)
    }

    /// The labels with one more at the end, as the buckets of a histogram need.
    func labels(adding name: String, _ value: String) -> String {
        let more = "\(name)=\"\(value)\"}"
        return labels.isEmpty ? "{\(more)" : "\(labels.dropLast()),\(more)"
    }

    static func < (left: MetricSeries, right: MetricSeries) -> Bool {
        (left.name, left.labels) < (right.name, right.labels)
    }

    /// A name as the text format allows it; other characters become underscores.
    static func name(_ text: String) -> String {
        let letters = text.unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", ":": Character(scalar)
            default: "_"
            }
        }
        let name = String(letters)
        return name.first?.isNumber ?? true ? "_\(name)" : name
    }

    static func labels(_ dimensions: [(String, String)]) -> String {
        guard !dimensions.isEmpty else { return "" }
        return "{" + dimensions.map { "\(name($0.0))=\"\(escaped($0.1))\"" }.joined(separator: ",") + "}"
    }

    private static func escaped(_ value: String) -> String {
        value.unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
