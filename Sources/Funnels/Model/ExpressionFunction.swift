/// What an expression may ask for.
package enum ExpressionFunction: String, Hashable, Sendable, CaseIterable {
    /// Whether all fields named are filled.
    case filled
    /// Whether all fields named are empty.
    case empty
    /// Whether one of the fields named is among those that the event at hand changed.
    case changed
    /// The clock time since a date or moment, in whole hours.
    case age
    /// The department of a member of staff, now.
    case departmentOf = "department_of"
    /// A day, so many working days later (or earlier).
    case addwd
    /// The sum over a table's column or over what belongs to a card: `sum(items.sum)`, `sum(task.hours)`.
    case sum
    /// How many rows a table or a list has.
    case count
    /// The day today, in the zone of the funnel's calendar.
    case today
    /// The moment now.
    case now
    /// The smallest of some values.
    case min
    /// The greatest of some values.
    case max
}
