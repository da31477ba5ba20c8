/// Writes one JSON object in the order its keys are added, UTF-8 as it is: JSONEncoder keeps no order.
package struct JSONLine: Sendable {
    private var body = ""

    /// Creates an empty object.
    package init() {}

    /// The object so far.
    package var text: String { "{\(body)}" }

    /// Adds a text.
    package mutating func add(_ key: String, _ value: String?) { put(key, value.map(Self.quoted) ?? "null") }

    /// Adds yes or no.
    package mutating func add(_ key: String, _ value: Bool) { put(key, value ? "true" : "false") }

    /// Adds yes, no, or null for neither.
    package mutating func add(_ key: String, flag value: Bool?) {
        put(key, value.map { $0 ? "true" : "false" } ?? "null")
    }

    /// Adds a whole number.
    package mutating func add(_ key: String, _ value: Int?) { put(key, value.map { String($0) } ?? "null") }

    /// Adds a list of texts.
    package mutating func add(_ key: String, _ values: [String]) {
        put(key, "[\(values.map(Self.quoted).joined(separator: ","))]")
    }

    /// Adds a list of objects, each as JSON already.
    package mutating func add(_ key: String, objects: [String]) { put(key, "[\(objects.joined(separator: ","))]") }

    /// Adds a duration in seconds, to the millisecond.
    package mutating func add(_ key: String, _ value: Duration?) {
        guard let value else { return put(key, "null") }
        let (seconds, attoseconds) = value.components
        let milliseconds = String(1000 + attoseconds / 1_000_000_000_000_000).dropFirst()
        put(key, "\(seconds).\(milliseconds)")
    }

    private mutating func put(_ key: String, _ value: String) {
        if !body.isEmpty { body += "," }
        body += "\(Self.quoted(key)):\(value)"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\u{00}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
