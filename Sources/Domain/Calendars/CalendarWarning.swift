/// What is wrong with the years that a production calendar knows.
package enum CalendarWarning: Hashable, Sendable {
    /// The calendar ends within a month: the next year's file is to be added.
    case ends(after: CivilDate)
    /// Nothing is known of the date: ordinary weeks and yearly holidays are reckoned with. The day is the last one known
    /// before, nil when none is.
    case unknown(since: CivilDate?)
}

extension CalendarWarning: CustomStringConvertible {
    package var description: String {
        switch self {
        case .ends(let day): "the calendar ends on \(day); add the file of the year after it"
        case .unknown(let day?): "the calendar has ended on \(day); moved days are unknown since"
        case .unknown(nil): "the calendar does not cover this date; moved days are unknown"
        }
    }
}
