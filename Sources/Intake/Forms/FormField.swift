/// A field of a form as it was sent.
package struct FormField: Hashable, Sendable {
    /// The name, `client[phone]` or `client.phone` for one within another.
    package let name: String
    /// The value.
    package let value: String

    /// Creates a field.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// The names from the outermost to the field's own.
    var path: [String] {
        name.split { $0 == "." || $0 == "[" || $0 == "]" }.map(String.init)
    }
}
