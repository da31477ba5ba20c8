/// What a row does to one record.
package struct RecordStep: Hashable, Sendable, Codable {
    /// What.
    package enum What: String, Hashable, Sendable, Codable {
        /// It is made.
        case new
        /// Some of its fields change.
        case changed
        /// It is there and stays as it is.
        case known
    }

    /// The record: company, contact, card, plan.
    package let record: String
    /// What.
    package let what: What
    /// Its number; nil for one that a dry run would make.
    package let id: Int64?
    /// What it is called.
    package let title: String
    /// The fields that are written.
    package let fields: [String]
}
