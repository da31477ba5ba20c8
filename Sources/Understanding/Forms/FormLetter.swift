/// What a site's robot wrote for a visitor.
package struct FormLetter: Hashable, Sendable {
    /// All fields by their labels as written.
    package private(set) var fields: [String: String] = [:]
    private var known: [FormField: String] = [:]
    /// Lines that hold anything.
    var lines = 0
    /// Those of them that belong to fields.
    var fieldLines = 0

    /// Creates an empty form.
    init() {}

    /// The value of a field.
    package subscript(_ field: FormField) -> String? { known[field] }

    /// Which share of the letter's lines are fields.
    var share: Double { lines == 0 ? (fields.isEmpty ? 0 : 1) : Double(fieldLines) / Double(lines) }

    /// Adds a field; the first of two with one label stays.
    mutating func add(label: String, value: String) {
        let label = label.trimming { $0.isWhitespace || ":*-–•".contains($0) }
        guard !label.isEmpty, fields.count < 60 else { return }
        if fields[label] == nil { fields[label] = value }
        guard let field = FormField.labelled(label), known[field] == nil else { return }
        if field == .email, AddressFinder.first(in: value) == nil { return }
        known[field] = value
    }
}
