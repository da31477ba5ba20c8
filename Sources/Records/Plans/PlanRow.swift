package import Domain
import Store

/// A row of a plan: what is planned and done for somebody in a period.
package struct PlanRow: Hashable, Sendable {
    /// The plan.
    package let plan: String
    /// The period, `2026-11`.
    package let period: String
    /// Whose row it is: unique within plan and period.
    package let key: String
    /// The member of staff.
    package var staff: StaffID?
    /// The company.
    package var company: CompanyID?
    /// The person outside.
    package var person: PersonID?
    /// The figures by column: whole numbers, sums in kopecks.
    package var figures: [String: Int64]
    /// When the period was closed; figures are kept as they were then.
    package var closedAt: Timestamp?

    /// Creates a row of an open period.
    package init(plan: String, period: String, key: String, figures: [String: Int64]) {
        self.plan = plan
        self.period = period
        self.key = key
        self.figures = figures
    }

    init(row: Row) throws {
        plan = try row.get("plan")
        period = try row.get("period")
        key = try row.get("row_key")
        staff = try row.get("staff_id")
        company = try row.get("company_id")
        person = try row.get("person_id")
        figures = try JSONText.decode([String: Int64].self, try row.get("figures"))
        closedAt = try row.get("closed_at")
    }
}
