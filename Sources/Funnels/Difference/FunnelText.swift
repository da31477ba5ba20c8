import Domain
import FoundationEssentials

/// The model in the words of the files, a line a thing, without places: what versions are compared by and people read.
enum FunnelText {
    static func text(_ role: RoleRule) -> String {
        switch role {
        case .field(let field): "field: \(field)"
        case .headOf(let field): "head_of: \(field)"
        case .user(let login): "user: \(login)"
        case .group(let name, let pick): "group: \(name), pick: \(pick.rawValue)"
        case .client: "client"
        }
    }

    static func text(_ type: FieldType) -> String {
        switch type {
        case .choice(let list): "list \(list)"
        case .link(let funnel): "link \(funnel)"
        case .table(let columns): "table (\(columns.map { "\($0.name) \(text($0.type))" }.joined(separator: ", ")))"
        default: "\(type)"
        }
    }

    static func lines(_ field: FunnelField) -> [String] {
        var lines = ["\(text(field.type)) «\(field.title)»"]
        if let condition = field.requiredWhen { lines.append("required_when: \(condition.root)") }
        if let computed = field.computed { lines.append("computed: \(computed.root)") }
        if let writers = field.writers {
            lines.append("write: \(writers.map(\.rawValue).sorted().joined(separator: ", "))")
        }
        if let prefill = field.prefill { lines.append("prefill: \(prefill)") }
        if let other = field.otherField { lines.append("other: \(other)") }
        if let hint = field.hint { lines.append("hint: \(hint)") }
        return lines
    }

    static func lines(_ plan: Plan) -> [String] {
        ["«\(plan.title)»", "per: \(plan.per.joined(separator: ", "))"]
            + plan.columns.map {
                "\($0.name): \($0.computed.map { $0.root.description } ?? text($0.type)) «\($0.title)»"
            }
            + ["every: \(text(plan.every))"] + lines(plan.then)
    }

    static func lines(_ calendar: WorkingCalendar) -> [String] {
        let days = Weekday.allCases.map { day in
            "\(day.shortName): \(calendar.hours.periods(on: day).map(\.description).joined(separator: ", "))"
        }
        let sheets = calendar.production?.sheets.map { sheet in
            "\(sheet.title): \(sheet.days.count) + \(sheet.holidays.count)"
        }
        return ["tz: \(calendar.zone.identifier)"] + days + (sheets ?? [])
    }

    static func lines(_ owners: CalendarOwners) -> [String] {
        (owners.departments.map { "\($0): \($1)" } + owners.people.map { "\($0): \($1)" }).sorted()
    }

    static func text(_ schedule: Schedule) -> String {
        switch schedule {
        case .interval(let span): "\(span)"
        case .cron(let pattern): pattern.text
        }
    }

    static func text(_ term: Term) -> String {
        switch term {
        case .span(let span): "\(span)"
        case .field(let name): name
        }
    }

    static func text(_ target: GuardedTarget) -> String {
        target.when.map { "\(target.stage) (\($0.root))" } ?? target.stage
    }

    static func text(_ reason: LossReason) -> String {
        switch reason {
        case .list(let list, let other): other ? "list \(list) …" : "list \(list)"
        case .fixed(let text): "«\(text)»"
        }
    }

    static func text(_ assignment: Assignment) -> String {
        switch assignment {
        case .nobody: "nobody"
        case .answering: "answering"
        case .creator: "creator"
        case .roundRobin(let group): "round_robin\(group.map { " \($0)" } ?? "")"
        case .leastLoaded(let group): "least_loaded\(group.map { " \($0)" } ?? "")"
        case .role(let role): "role \(role)"
        case .rules(let rules):
            rules.map { "\($0.when.map { "\($0.root)" } ?? "…"): \(text($0.assign))" }.joined(separator: "; ")
        }
    }

    static func text(_ map: [String: Expression]) -> String {
        map.sorted { $0.key < $1.key }.map { "\($0): \($1.root)" }.joined(separator: ", ")
    }
}
