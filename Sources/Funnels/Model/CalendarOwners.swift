/// Which departments and people have a working calendar of their own. Files name departments by their name and people by
/// their login; the store knows their numbers.
package struct CalendarOwners: Hashable, Sendable {
    /// The calendar of a department, by its name.
    package var departments: [String: String] = [:]
    /// The calendar of a member of staff, by login.
    package var people: [String: String] = [:]

    /// Creates owners of nothing.
    package init() {}
}
