/// One record of a CSV file.
package struct CSVRecord: Hashable, Sendable {
    /// The line in which it begins, from 1.
    package let line: Int
    /// Its fields, as they stand between the separators.
    package let fields: [String]
    /// What was wrong with its quotes, for people.
    package let faults: [String]

    /// Creates a record.
    package init(line: Int, fields: [String], faults: [String] = []) {
        self.line = line
        self.fields = fields
        self.faults = faults
    }
}
