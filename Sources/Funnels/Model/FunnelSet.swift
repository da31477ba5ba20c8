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
    /// The documents that are made of templates: name and what people call each.
    package let documents: [String: String]
    /// The fields of companies that funnels speak of as `company.NAME`, in the order of the files.
    package let companyFields: [FunnelField]
    /// The plans.
    package let plans: [String: Plan]
    /// The working calendars.
    package private(set) var calendars: CalendarSet
    /// Whose working time follows a calendar of their own, as the files name them.
    package let calendarOwners: CalendarOwners
    /// The text of each file by name, as it was read, production calendars (`….txt`) among them: the store keeps it
    /// beside the version.
    package private(set) var sources: [String: String]

    /// Creates a set that has been checked.
    package init(
        funnels: [Funnel],
        roles: [String: RoleRule],
        lists: [String: ChoiceList],
        templates: [String: NoticeTemplate],
        documents: [String: String] = [:],
        companyFields: [FunnelField],
        plans: [String: Plan],
        calendars: CalendarSet,
        calendarOwners: CalendarOwners,
        sources: [String: String]
    ) {
        self.funnels = Dictionary(funnels.map { ($0.name, $0) }) { first, _ in first }
        self.order = funnels.map(\.name)
        self.roles = roles
        self.lists = lists
        self.templates = templates
        self.documents = documents
        self.companyFields = companyFields
        self.plans = plans
        self.calendars = calendars
        self.calendarOwners = calendarOwners
        self.sources = sources
    }

    /// The same with texts of files that were read besides the funnels' own.
    func keeping(_ texts: [String: String]) -> FunnelSet {
        var set = self
        set.sources.merge(texts) { own, _ in own }
        return set
    }

    /// The same funnels in other working time.
    func keeping(calendars: CalendarSet) -> FunnelSet {
        var set = self
        set.calendars = calendars
        return set
    }

    /// Who is meant by a role of the files, or by a field of the card that names members of staff and stands in its place
    /// (`project_manager`, `parent.responsible`).
    package func role(_ name: String) -> RoleRule { roles[name] ?? .field(name) }
}
