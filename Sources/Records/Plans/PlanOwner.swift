package import Domain

/// Whom a row of a plan is for: one or several of these.
package struct PlanOwner: Hashable, Sendable {
    /// A manager.
    package var staff: StaffID?
    /// A company outside.
    package var company: CompanyID?
    /// A person outside.
    package var person: PersonID?

    /// Creates an owner.
    package init(staff: StaffID? = nil, company: CompanyID? = nil, person: PersonID? = nil) {
        self.staff = staff
        self.company = company
        self.person = person
    }

    /// The text by which a row is known within its plan and period: `company:7/staff:2`.
    package var key: String {
        let parts = [
            company.map { "company:\($0)" }, person.map { "person:\($0)" }, staff.map { "staff:\($0)" },
        ]
        return parts.compactMap { $0 }.joined(separator: "/")
    }
}
