/// A file that came with a form.
package struct FormFile: Hashable, Sendable {
    /// The field.
    package let field: String
    /// The name, without any path.
    package let name: String
    /// The media type as sent.
    package let type: String
    /// The content.
    package var bytes: [UInt8]

    /// Creates a file; of a path in `name` only the last part stays.
    package init(field: String, name: String, type: String, bytes: [UInt8] = []) {
        self.field = field
        self.name = FileName.safe(name)
        self.type = String(type.prefix(100))
        self.bytes = bytes
    }
}
