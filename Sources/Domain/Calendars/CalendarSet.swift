/// The working calendars of an installation and whose they are: a person's own, else the department's, else the default.
package struct CalendarSet: Hashable, Sendable {
    /// The calendars by name.
    package let calendars: [CalendarName: WorkingCalendar]
    /// The name of the calendar of all who have none of their own.
    package let defaultName: CalendarName
    /// The calendar of all who have none of their own.
    package let standard: WorkingCalendar
    /// Calendars of departments that have one of their own.
    package let departments: [DepartmentID: CalendarName]
    /// Calendars of people who have one of their own.
    package let people: [StaffID: CalendarName]

    /// Creates a set.
    ///
    /// Throws when a name is used that no calendar has.
    package init(
        _ calendars: [CalendarName: WorkingCalendar],
        default defaultName: CalendarName,
        departments: [DepartmentID: CalendarName] = [:],
        people: [StaffID: CalendarName] = [:]
    ) throws(SvodError) {
        let used = [defaultName] + departments.values + people.values
        for name in used where calendars[name] == nil { throw CalendarSet.missing(name, among: calendars.keys) }
        guard let standard = calendars[defaultName] else {
            throw CalendarSet.missing(defaultName, among: calendars.keys)
        }
        self.calendars = calendars
        self.defaultName = defaultName
        self.standard = standard
        self.departments = departments
        self.people = people
    }

    /// The calendar called `name`.
    ///
    /// Throws when there is none, naming those that are there.
    package func calendar(named name: CalendarName) throws(SvodError) -> WorkingCalendar {
        guard let calendar = calendars[name] else { throw CalendarSet.missing(name, among: calendars.keys) }
        return calendar
    }

    /// The name of the calendar of `person`, who belongs to `department`.
    package func name(of person: StaffID?, in department: DepartmentID?) -> CalendarName {
        person.flatMap { people[$0] } ?? department.flatMap { departments[$0] } ?? defaultName
    }

    /// The calendar of `person`, who belongs to `department`.
    package func calendar(of person: StaffID?, in department: DepartmentID?) -> WorkingCalendar {
        calendars[name(of: person, in: department)] ?? standard
    }

    /// What people are to be told at `moment`, by calendar.
    package func warnings(at moment: Timestamp) -> [CalendarName: CalendarWarning] {
        calendars.compactMapValues { $0.warning(at: moment) }
    }

    private static func missing(_ name: CalendarName, among known: some Sequence<CalendarName>) -> SvodError {
        let names = known.map(\.rawValue).sorted().joined(separator: ", ")
        return SvodError(.invalidConfiguration, "there is no calendar '\(name)'; there are: \(names)")
    }
}
