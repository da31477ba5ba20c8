import Domain
import Records
import Store

/// Finds the departments and people whom the files name beside a calendar.
enum CalendarAssignment {
    /// The set with the store's numbers in its calendars. Who is not found has the default calendar.
    static func resolve(_ set: FunnelSet, in engine: any Engine) async throws -> FunnelSet {
        let owners = set.calendarOwners
        guard !owners.departments.isEmpty || !owners.people.isEmpty else { return set }
        let (departments, people) = try await engine.read { connection in
            var departments: [DepartmentID: CalendarName] = [:]
            for (name, calendar) in owners.departments {
                guard let found = try DepartmentBook.find(named: name, in: connection) else { continue }
                departments[found.id] = CalendarName(calendar)
            }
            var people: [StaffID: CalendarName] = [:]
            for (login, calendar) in owners.people {
                guard let found = try StaffBook.find(login: login, in: connection) else { continue }
                people[found.id] = CalendarName(calendar)
            }
            return (departments, people)
        }
        let calendars = try CalendarSet(
            set.calendars.calendars,
            default: set.calendars.defaultName,
            departments: departments,
            people: people
        )
        return FunnelSet(
            funnels: set.order.compactMap { set.funnels[$0] },
            roles: set.roles,
            lists: set.lists,
            templates: set.templates,
            companyFields: set.companyFields,
            plans: set.plans,
            calendars: calendars,
            calendarOwners: owners,
            sources: set.sources
        )
    }
}
