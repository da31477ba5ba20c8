/// What is wrong with a row, or worth a look.
package struct RowFault: Hashable, Sendable, Codable {
    /// The column for people: its heading and letter; nil when the row as a whole is meant.
    package let column: String?
    /// What.
    package let message: String

    /// Creates a fault.
    package init(column: String? = nil, _ message: String) {
        self.column = column
        self.message = message
    }
}
