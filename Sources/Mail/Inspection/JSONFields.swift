import Domain

/// One JSON object in the order its keys are added, with objects within it.
struct JSONFields {
    private var fields: [String] = []

    /// The object so far.
    var text: String { "{\(fields.joined(separator: ","))}" }

    /// Adds a text.
    mutating func add(_ key: String, _ value: String?) { add { $0.add(key, value) } }

    /// Adds a list of texts.
    mutating func add(_ key: String, _ values: [String]) { add { $0.add(key, values) } }

    /// Adds a whole number.
    mutating func add(_ key: String, _ value: Int) { add { $0.add(key, value as Int?) } }

    /// Adds a list of objects, each as JSON already.
    mutating func add(_ key: String, objects: [String]) { add { $0.add(key, objects: objects) } }

    /// Adds a value that is JSON already.
    mutating func add(_ key: String, raw value: String) { fields.append("\"\(key)\":\(value)") }

    /// A number of thousandths: `2`, `1.5`.
    static func decimal(_ thousandths: Int64) -> String {
        let (whole, rest) = (thousandths / 1000, thousandths % 1000)
        guard rest != 0 else { return String(whole) }
        var digits = String(String(1000 + rest).dropFirst())
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(whole).\(digits)"
    }

    private mutating func add(_ body: (inout JSONLine) -> Void) {
        var line = JSONLine()
        body(&line)
        fields.append(String(line.text.dropFirst().dropLast()))
    }
}
