package import Domain
import Tables

/// What a row says, before anybody has looked what is there.
package struct RowValues: Hashable, Sendable {
    /// The row's number.
    package let line: Int
    /// The filled fields of each record.
    package var values: [RecordKind: [String: FieldValue]]
    /// What is wrong: the row is refused when there is any.
    package var faults: [RowFault]
    /// What is worth a look.
    package var warnings: [RowFault]

    /// Creates a row.
    package init(
        line: Int,
        values: [RecordKind: [String: FieldValue]] = [:],
        faults: [RowFault] = [],
        warnings: [RowFault] = []
    ) {
        self.line = line
        self.values = values
        self.faults = faults
        self.warnings = warnings
    }
}
