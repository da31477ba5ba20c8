import Domain
import Funnels
import Sheets
import Store
import Tables

extension ImportScheme {
    /// What funnels say to an import, with the versions that the store knows of them.
    init(_ set: FunnelSet, in engine: any Engine) async throws {
        let versions = try await engine.read { connection in
            var versions: [String: Int64] = [:]
            let rows = try connection.rows("SELECT funnel, max(version) AS version FROM funnel_version GROUP BY funnel")
            for row in rows { versions[try row.get("funnel")] = try row.get("version") }
            return versions
        }
        self.init(
            funnels: set.funnels.mapValues { ImportFunnel($0, version: versions[$0.name] ?? 0, lists: set.lists) },
            plans: set.plans.mapValues(ImportPlan.init),
            companyFields: Dictionary(
                set.companyFields.map { ($0.name, FieldKind($0, lists: set.lists)) },
                uniquingKeysWith: { first, _ in first }
            )
        )
    }
}

extension ImportFunnel {
    fileprivate init(_ funnel: Funnel, version: Int64, lists: [String: ChoiceList]) {
        self.init(
            name: funnel.name,
            entity: funnel.entity,
            version: version,
            stages: funnel.stages.map { stage in
                let outcome: CardOutcome =
                    switch stage.kind {
                    case .open, .waiting: .open
                    case .won: .won
                    case .lost: .lost
                    }
                return ImportStage(
                    name: stage.name,
                    title: stage.title,
                    track: stage.track ?? "",
                    outcome: outcome,
                    leadStatus: stage.leadStatus
                )
            },
            fields: Dictionary(
                funnel.fields.map { ($0.name, FieldKind($0, lists: lists)) },
                uniquingKeysWith: { first, _ in first }
            )
        )
    }
}

extension ImportPlan {
    fileprivate init(_ plan: Plan) {
        let columns = plan.columns.map { column in
            (column.name, column.computed == nil ? FieldKind(column.type, lists: [:]) : .closed("svod computes it"))
        }
        self.init(name: plan.name, per: plan.per, columns: Dictionary(columns, uniquingKeysWith: { first, _ in first }))
    }
}

extension FieldKind {
    fileprivate init(_ field: FunnelField, lists: [String: ChoiceList]) {
        self = field.computed == nil ? FieldKind(field.type, lists: lists) : .closed("svod computes it")
    }

    fileprivate init(_ type: FieldType, lists: [String: ChoiceList]) {
        switch type {
        case .text: self = .text
        case .flag: self = .flag
        case .int: self = .int
        case .quantity: self = .quantity
        case .money: self = .money
        case .date: self = .date
        case .moment: self = .moment
        case .phone: self = .phone
        case .email: self = .email
        case .choice(let list): self = .choice(lists[list]?.entries ?? [])
        case .employee: self = .staff
        case .employees: self = .staffList
        case .department: self = .department
        case .contact, .company: self = .closed("a sheet fills the card's own company and contact only")
        case .file: self = .closed("a sheet holds no files")
        case .link: self = .closed("cards are linked in svod")
        case .table: self = .closed("a cell holds no table")
        }
    }
}
