/// A table of plan against fact.
package struct Plan: Hashable, Sendable {
    /// Its name in the file.
    package let name: String
    /// What people read.
    package let title: String
    /// What it has a row for: `contact`, `company`, `manager`.
    package let per: [String]
    /// Its columns: those that people fill, and those that follow.
    package let columns: [PlanColumn]
    /// When it is closed and begun anew.
    package let every: Schedule
    /// What happens then.
    package let then: [Action]
    /// Where it is written.
    package let place: FilePlace

    /// Creates a plan.
    package init(
        name: String,
        title: String,
        per: [String],
        columns: [PlanColumn],
        every: Schedule,
        then: [Action],
        place: FilePlace
    ) {
        self.name = name
        self.title = title
        self.per = per
        self.columns = columns
        self.every = every
        self.then = then
        self.place = place
    }
}
