package import Domain

/// What a field of a card holds, and where that came from.
package struct CardFieldRecord: Hashable, Sendable {
    /// The value.
    package let value: FieldValue
    /// Where it came from.
    package let source: ValueSource
    /// Who wrote it, where a person did.
    package let staff: StaffID?
    /// When.
    package let at: Timestamp

    /// Creates a record.
    package init(value: FieldValue, source: ValueSource, staff: StaffID?, at: Timestamp) {
        self.value = value
        self.source = source
        self.staff = staff
        self.at = at
    }
}
