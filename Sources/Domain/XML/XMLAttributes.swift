/// The attributes of an element, in the order of the document.
package struct XMLAttributes: Hashable, Sendable {
    /// One attribute.
    package struct Attribute: Hashable, Sendable {
        /// Its name without prefix.
        package let name: String
        /// The URI of its namespace; nil for an attribute without prefix.
        package let space: String?
        /// Its value, with the five entities of XML resolved.
        package let value: String

        /// Creates an attribute.
        package init(name: String, space: String? = nil, value: String) {
            self.name = name
            self.space = space
            self.value = value
        }
    }

    /// All of them.
    package let all: [Attribute]

    /// Creates attributes.
    package init(_ all: [Attribute] = []) { self.all = all }

    /// The value of the first attribute of that name, whatever its namespace.
    package subscript(_ name: String) -> String? { all.first { $0.name == name }?.value }
}
