/// What the company's funnel files say, as far as an import asks; the funnels themselves are another room's.
package struct ImportScheme: Sendable {
    /// The funnels by name.
    package let funnels: [String: ImportFunnel]
    /// The plans by name.
    package let plans: [String: ImportPlan]
    /// The further fields of companies that funnels read or write.
    package let companyFields: [String: FieldKind]

    /// Creates a scheme.
    package init(
        funnels: [String: ImportFunnel],
        plans: [String: ImportPlan] = [:],
        companyFields: [String: FieldKind] = [:]
    ) {
        self.funnels = funnels
        self.plans = plans
        self.companyFields = companyFields
    }

    /// What a field holds; nil when there is none of that name. `target` is the funnel or plan.
    package func kind(of field: ImportField, target: String?) -> FieldKind? {
        switch field.kind {
        case .company: CardFields.company[field.name] ?? companyFields[field.name]
        case .person: CardFields.person[field.name]
        case .card: target.flatMap { funnels[$0] }?.kind(of: field.name)
        case .plan: target.flatMap { plans[$0] }?.columns[field.name] ?? CardFields.plan[field.name]
        }
    }

    /// The names of the fields that a record can have.
    package func names(of kind: RecordKind, target: String?) -> [String] {
        switch kind {
        case .company: Array(CardFields.company.keys) + Array(companyFields.keys)
        case .person: Array(CardFields.person.keys)
        case .card: target.flatMap { funnels[$0] }?.names ?? Array(CardFields.builtIn.keys)
        case .plan: Array(CardFields.plan.keys) + (target.flatMap { plans[$0] }.map { Array($0.columns.keys) } ?? [])
        }
    }
}
