package import Domain

/// What is there, and where an import writes: the store, or for a dry run an overlay over it. A run and its dry run do
/// the same because they do it through this.
package protocol ImportStore {
    /// The records that a key finds, oldest first; more than three are of no interest.
    func find(_ key: RecordKey) throws -> [Int64]

    /// The filled fields of a record, as an import knows them.
    func values(of id: Int64, _ kind: RecordKind) throws -> [String: FieldValue]

    /// Makes a record and returns its number.
    func make(_ kind: RecordKind, _ values: [String: FieldValue], line: Int) throws -> Int64

    /// Changes fields of a record.
    func change(_ id: Int64, _ kind: RecordKind, _ values: [String: FieldValue], line: Int) throws
}
