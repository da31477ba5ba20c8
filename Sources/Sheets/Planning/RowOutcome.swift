/// What became of a row, or in a dry run would.
package struct RowOutcome: Hashable, Sendable, Codable {
    /// In one word.
    package enum Verdict: String, Hashable, Sendable, Codable {
        /// The record that the row is about is made.
        case created
        /// Something changes.
        case changed
        /// All of it was known.
        case skipped
        /// The row is wrong and changes nothing.
        case refused
    }

    /// The row's number.
    package let row: Int
    /// In one word.
    package let verdict: Verdict
    /// What is done to which record.
    package let steps: [RecordStep]
    /// Why it is refused.
    package let faults: [RowFault]
    /// What is worth a look.
    package let warnings: [RowFault]
}
