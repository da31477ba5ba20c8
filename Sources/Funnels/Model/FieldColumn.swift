/// One column of a field that is a table.
package struct FieldColumn: Hashable, Sendable {
    /// Its name in expressions and imports.
    package let name: String
    /// What people read above it.
    package let title: String
    /// What it holds; not a table.
    package let type: FieldType

    /// Creates a column.
    package init(name: String, title: String, type: FieldType) {
        self.name = name
        self.title = title
        self.type = type
    }
}
