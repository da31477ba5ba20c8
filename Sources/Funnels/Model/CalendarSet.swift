/// The working calendars by name.
package struct CalendarSet: Hashable, Sendable {
    /// Their names.
    package let names: Set<String>

    /// Creates a set.
    package init(names: Set<String>) { self.names = names }
}
