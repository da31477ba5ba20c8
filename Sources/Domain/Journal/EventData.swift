/// The data of a journal entry: a small JSON object of identifiers and states, never of personal values.
///
/// ```swift
/// let data: EventData = ["to": .id(lead), "status": .text("overdue")]
/// data.json  // {"to":42,"status":"overdue"}
/// ```
package struct EventData: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// A value of the object.
    package enum Value: Sendable, Equatable {
        /// A whole number.
        case number(Int64)
        /// A text.
        case text(String)
        /// True or false.
        case flag(Bool)
        /// Nothing.
        case null
    }

    private var fields: [(name: String, value: Value)]

    /// Creates data with the fields of a literal, in its order.
    package init(dictionaryLiteral elements: (String, Value)...) { self.fields = elements.map { ($0.0, $0.1) } }

    /// Creates data without fields.
    package init() { fields = [] }

    /// Adds a field behind the others.
    package mutating func append(_ name: String, _ value: Value) { fields.append((name, value)) }

    /// The fields' equality, in order.
    package static func == (left: EventData, right: EventData) -> Bool { left.json == right.json }

    /// Feeds the fields into `hasher`, as JSON.
    package func hash(into hasher: inout Hasher) { hasher.combine(json) }

    /// The object as JSON, fields in their order.
    package var json: String {
        var text = "{"
        for (position, field) in fields.enumerated() {
            if position > 0 { text += "," }
            text += EventData.quoted(field.name) + ":" + EventData.written(field.value)
        }
        return text + "}"
    }

    private static func written(_ value: Value) -> String {
        switch value {
        case .number(let number): String(number)
        case .text(let text): quoted(text)
        case .flag(let flag): flag ? "true" : "false"
        case .null: "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{0}"..<" ", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension EventData.Value {
    /// An identifier, or nothing.
    package static func id<Entity>(_ id: ID<Entity>?) -> EventData.Value { id.map { .number($0.rawValue) } ?? .null }

    /// A text, or nothing.
    package static func text(_ text: String?) -> EventData.Value { text.map { .text($0) } ?? .null }
}
