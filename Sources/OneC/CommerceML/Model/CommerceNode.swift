/// An element that the reader has no field for, kept as it stands.
package struct CommerceNode: Hashable, Sendable {
    /// An attribute of it.
    package struct Attribute: Hashable, Sendable {
        /// Its name without prefix.
        package let name: String
        /// Its value.
        package let value: String

        /// Creates an attribute.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Its name without prefix.
    package let name: String
    /// Its attributes in order.
    package var attributes: [Attribute] = []
    /// Its text; nil when it has none but that of its children.
    package var text: String?
    /// The elements within it.
    package var children: [CommerceNode] = []

    /// Creates an element.
    package init(name: String, attributes: [Attribute] = [], text: String? = nil, children: [CommerceNode] = []) {
        self.name = name
        self.attributes = attributes
        self.text = text
        self.children = children
    }

    /// The first child of that name.
    package subscript(_ name: String) -> CommerceNode? { children.first { $0.name == name } }
}
