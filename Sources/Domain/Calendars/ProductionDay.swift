/// What a production calendar says of one date beyond its weekday.
package struct ProductionDay: Hashable, Sendable {
    /// Whether and how people work on it.
    package enum Kind: Hashable, Sendable {
        /// As on any such day of the week.
        case regular
        /// Nobody works, whatever the day of the week.
        case dayOff
        /// People work though the week says otherwise, with the hours of the given day of the week where it is known.
        case working(as: Weekday?)
    }

    /// Whether and how people work on it.
    package var kind: Kind
    /// Whether work ends earlier, as on the eve of a holiday.
    package var isShort: Bool
    /// Why: the holiday's name, the day that was moved.
    package var note: String?

    /// Creates what is said of a date.
    package init(_ kind: Kind, isShort: Bool = false, note: String? = nil) {
        self.kind = kind
        self.isShort = isShort
        self.note = note
    }

    /// A date of which nothing is said.
    package static let regular = ProductionDay(.regular)
}
