/// Where a column's values go: a field of one of the records that a row speaks of.
package struct ImportField: Hashable, Sendable, CustomStringConvertible {
    /// The record.
    package let kind: RecordKind
    /// The field's name: `name`, `inn`, `phone`, `external`, `stage`, a funnel's own.
    package let name: String

    /// Creates the name of a field.
    package init(_ kind: RecordKind, _ name: String) {
        self.kind = kind
        self.name = name
    }

    /// As the mapping writes it beside other records: `company.inn`.
    package var description: String { "\(kind.word).\(name)" }
}
