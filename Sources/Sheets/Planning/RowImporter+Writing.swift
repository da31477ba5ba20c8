import Domain
import Records
import Tables

extension RowImporter {
    /// A line of a plan: known by plan, period and whom it is for.
    func planLine(
        _ row: inout RowValues,
        _ earlier: [PlannedRecord],
        _ store: any ImportStore
    ) throws -> PlannedRecord? {
        guard let plan = mapping.target.flatMap({ scheme.plans[$0] }) else { return nil }
        var values = (defaults[.plan] ?? [:]).merging(row.values[.plan] ?? [:]) { $1 }
        for (word, kind) in [("company", RecordKind.company), ("contact", .person)] where plan.per.contains(word) {
            guard let owner = earlier.first(where: { $0.kind == kind }) else {
                row.faults.append(RowFault("names no \(word), and the plan has a line for each"))
                continue
            }
            let id = owner.id ?? 0
            values[word] = kind == .company ? .company(CompanyID(id)) : .person(PersonID(id))
        }
        if plan.per.contains("manager"), values["manager"] == nil {
            row.faults.append(RowFault("names no manager, and the plan has a line for each"))
        }
        guard case .text(let period)? = values["period"] else {
            row.faults.append(RowFault("names no period of the plan"))
            return nil
        }
        guard row.faults.isEmpty else { return nil }
        guard let key = Self.lineKey(period, values), let id = try store.find(key).first else {
            return PlannedRecord(kind: .plan, id: nil, values: values, title: period)
        }
        let there = try store.values(of: id, .plan)
        if there[Self.closedMark] == .flag(true) {
            row.faults.append(RowFault("the period '\(period)' of the plan was closed"))
        }
        let changes = values.filter { field, value in
            !Self.identity.contains(field) && there[field] != value
                && (mapping.existing == .update || (mapping.existing == .fill && there[field] == nil))
        }
        return PlannedRecord(kind: .plan, id: id, values: changes, title: period)
    }

    /// Under this name a store says that a line's period was closed.
    static let closedMark = "#closed"

    /// The fields that say which line it is.
    static let identity: Set<String> = ["period", "company", "contact", "manager"]

    /// The key of a line; nil when it belongs to somebody who is only about to be made.
    static func lineKey(_ period: String, _ values: [String: FieldValue]) -> RecordKey? {
        var owner = PlanOwner()
        if case .company(let id)? = values["company"] { owner.company = id }
        if case .person(let id)? = values["contact"] { owner.person = id }
        if case .staff(let id)? = values["manager"] { owner.staff = id }
        guard owner.company?.rawValue != 0, owner.person?.rawValue != 0 else { return nil }
        return RecordKey(.plan, "line", "\(period)\u{1F}\(owner.key)")
    }

    /// Writes what was planned and says what was done.
    func write(_ plans: [PlannedRecord], _ row: RowValues, _ store: any ImportStore) throws -> RowOutcome {
        var steps: [RecordStep] = []
        var made: [RecordKind: Int64] = [:]
        for plan in plans {
            var values = plan.values
            if case .company(let id)? = values["company"], id.rawValue == 0, let company = made[.company] {
                values["company"] = .company(CompanyID(company))
            }
            if case .person(let id)? = values["contact"], id.rawValue == 0, let person = made[.person] {
                values["contact"] = .person(PersonID(person))
            }
            let fields = values.keys.sorted()
            let what: RecordStep.What
            let id: Int64
            if let there = plan.id {
                id = there
                what = values.isEmpty ? .known : .changed
                if !values.isEmpty { try store.change(id, plan.kind, values, line: row.line) }
            } else {
                id = try store.make(plan.kind, values, line: row.line)
                what = .new
            }
            made[plan.kind] = id
            steps.append(
                RecordStep(record: plan.kind.word, what: what, id: id > 0 ? id : nil, title: plan.title, fields: fields)
            )
        }
        let isNew = zip(plans, steps).contains { $0.kind == mapping.main && $1.what == .new }
        let isChanged = steps.contains { $0.what != .known }
        return RowOutcome(
            row: row.line,
            verdict: isNew ? .created : isChanged ? .changed : .skipped,
            steps: steps,
            faults: [],
            warnings: row.warnings
        )
    }
}
