/// A span of working time, of which only a calendar knows when it is over. Negative spans reach back.
package enum WorkingDuration: Hashable, Sendable {
    /// Time that is counted only while people work.
    case time(Duration)
    /// Whole working days: the same hour, so many working days later.
    case days(Int)

    /// So many working minutes.
    package static func minutes(_ minutes: Int) -> WorkingDuration { .time(.seconds(minutes * 60)) }

    /// So many working hours.
    package static func hours(_ hours: Int) -> WorkingDuration { .minutes(hours * 60) }

    /// The span of the same length that reaches the other way.
    package static prefix func - (span: WorkingDuration) -> WorkingDuration {
        switch span {
        case .time(let duration): .time(.zero - duration)
        case .days(let days): .days(-days)
        }
    }
}
