import Domain

/// What a row wants of one record, before anything is written.
struct PlannedRecord {
    let kind: RecordKind
    /// The record that is there; nil for a new one.
    let id: Int64?
    /// The fields to write.
    var values: [String: FieldValue]
    let title: String
}
