package import Domain

/// What an expression may ask of the card it is about. Reading is lazy: only what the expression names is asked for.
package protocol FieldSource {
    /// The value of a field by its whole name (`amount`, `company.contract_signed`, `event.sum`); nil when it is not
    /// filled.
    func value(_ name: String) throws -> FieldValue?
    /// The rows of a table: of a field of the card, or of what belongs to it (`task`).
    func rows(_ table: String) throws -> [[String: FieldValue]]
    /// The department of a member of staff, now.
    func department(of person: StaffID) throws -> DepartmentID?
    /// The fields that the event at hand changed.
    var changed: Set<String> { get }
    /// The moment at which the expression is asked.
    var now: Timestamp { get }
    /// The calendar in which working days and today are counted.
    var calendar: WorkingCalendar { get }
}

extension FieldSource {
    /// The rows of a field that is a table.
    package func rows(_ table: String) throws -> [[String: FieldValue]] {
        if case .table(let rows)? = try value(table) { return rows }
        return []
    }
}
