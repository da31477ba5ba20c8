/// What a field can hold.
package enum FieldType: Hashable, Sendable {
    /// One line, or several.
    case text
    /// Yes or no.
    case flag
    /// A whole number.
    case int
    /// A number with up to three decimals.
    case quantity
    /// A sum of money.
    case money
    /// A day.
    case date
    /// A moment.
    case moment
    /// A telephone number, kept in E.164.
    case phone
    /// An address of electronic mail.
    case email
    /// An entry of a named list.
    case choice(list: String)
    /// A member of staff.
    case employee
    /// Several members of staff.
    case employees
    /// A department.
    case department
    /// A person outside.
    case contact
    /// A company outside.
    case company
    /// A file, by the hash of its content.
    case file
    /// A card of another funnel.
    case link(funnel: String)
    /// Rows with columns of their own; ``FieldType/table(columns:)`` is never nested.
    case table(columns: [FieldColumn])
}
