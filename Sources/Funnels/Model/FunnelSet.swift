package import Domain

/// Everything that a company's funnel files say.
package struct FunnelSet: Sendable {
    /// The funnels by name.
    package let funnels: [String: Funnel]
    /// The names of the funnels in the order of the files.
    package let order: [String]
    /// Who is meant by a role. `responsible`, `client`, `creator` are always there.
    package let roles: [String: RoleRule]
    /// The lists that people choose from.
    package let lists: [String: ChoiceList]
    /// The texts of notices.
    package let templates: [String: NoticeTemplate]
    /// The plans.
    package let plans: [String: Plan]
    /// The working calendars.
    package let calendars: CalendarSet
    /// The text of each file by name, as it was read: the store keeps it beside the version.
    package let sources: [String: String]

    /// Creates a set that has been checked.
    package init(
        funnels: [Funnel],
        roles: [String: RoleRule],
        lists: [String: ChoiceList],
        templates: [String: NoticeTemplate],
        plans: [String: Plan],
        calendars: CalendarSet,
        sources: [String: String]
    ) {
        self.funnels = Dictionary(funnels.map { ($0.name, $0) }) { first, _ in first }
        self.order = funnels.map(\.name)
        self.roles = roles
        self.lists = lists
        self.templates = templates
        self.plans = plans
        self.calendars = calendars
        self.sources = sources
    }
}
