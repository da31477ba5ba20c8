/// A Swift value that can stand in a statement and be read from a column.
///
/// Identifiers, enums and other raw-representable values need no conformance: ``SQL`` and ``Row`` take them as their
/// raw value.
package protocol SQLBindable: Sendable {
    /// The type that the value has in SQL.
    static var sqlType: SQLType { get }
    /// The value as SQL has it.
    var sqlValue: SQLValue { get }
    /// Reads a column's value; nil when it is of another kind.
    init?(sqlValue: SQLValue)
}
