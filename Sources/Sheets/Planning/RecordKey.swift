/// Something by which a record is found: an INN, a number in the sheet's source.
package struct RecordKey: Hashable, Sendable {
    /// The record.
    package let kind: RecordKind
    /// The field: `external`, `inn`, `phone`, `number`, `name`, `title`; `line` of a plan.
    package let field: String
    /// What stands in it; a name is folded.
    package let text: String

    /// Creates a key.
    package init(_ kind: RecordKind, _ field: String, _ text: String) {
        self.kind = kind
        self.field = field
        self.text = text
    }
}
