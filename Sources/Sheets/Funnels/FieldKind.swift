/// What a field of a card, company or plan holds, as far as a sheet can fill it.
package enum FieldKind: Hashable, Sendable {
    /// A text.
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
    /// A telephone number; several of a contact.
    case phone
    /// An INN.
    case inn
    /// An address of electronic mail.
    case email
    /// An entry of a list.
    case choice([String])
    /// A member of staff.
    case staff
    /// Several members of staff.
    case staffList
    /// A department.
    case department
    /// A stage of the funnel.
    case stage
    /// Something that a sheet cannot fill: the reason.
    case closed(String)
}
