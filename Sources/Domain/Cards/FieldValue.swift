/// A value that a field of a card holds. What is not filled has none.
package enum FieldValue: Hashable, Sendable, Codable {
    /// A text, a list's entry, a telephone number, a file's hash.
    case text(String)
    /// Yes or no.
    case flag(Bool)
    /// A whole number.
    case int(Int64)
    /// A quantity in thousandths: 2.5 m are 2500.
    case quantity(Int64)
    /// A sum.
    case money(Money)
    /// A day, wherever that day is.
    case date(CivilDate)
    /// A moment.
    case moment(Timestamp)
    /// A member of staff.
    case staff(StaffID)
    /// A department.
    case department(DepartmentID)
    /// A person outside.
    case person(PersonID)
    /// A company outside.
    case company(CompanyID)
    /// Another card.
    case card(CardID)
    /// Several values: people, tags, files.
    case list([FieldValue])
    /// Rows with named columns: goods, payments, contracts.
    case table([[String: FieldValue]])
}
