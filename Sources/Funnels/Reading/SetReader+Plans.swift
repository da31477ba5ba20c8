import Domain
import Settings

extension SetReader {
    /// A table of plan against fact.
    func plan(_ name: String, _ value: SettingValue, _ file: OpenFile) -> Plan? {
        guard let section = value.section else {
            value.wrong(expected: "a plan with per and fields")
            return nil
        }
        defer { section.finish() }
        let part = part(file)
        if !PartReader.isName(name) { value.fault("a plan is called by letters, digits and underscores") }
        let per = section.value("per").map { part.texts($0, expected: "a list of contact, company, manager") } ?? []
        if per.isEmpty {
            section.wrong("per", section.value("per"), expected: "what has a row: contact, company, manager")
        }
        let rows = per.compactMap { part.choice($0, PlanRow.self)?.rawValue }
        _ = section.value("period").flatMap { part.choice($0, PlanPeriod.self) }
        let columns = columns(section, file)
        let (every, then) = end(section, plan: name, columns, file)
        guard let every, !rows.isEmpty else { return nil }
        return Plan(
            name: name,
            title: section.text("title") ?? FieldHead.title(of: name),
            per: rows,
            columns: columns,
            every: every,
            then: then,
            place: FilePlace(file: file.name, line: value.line ?? 1)
        )
    }

    private enum PlanRow: String, CaseIterable {
        case contact, company, manager
    }

    private enum PlanPeriod: String, CaseIterable {
        case month
    }

    /// `plan: money План`, or `gap: 'plan - fact'`.
    private func columns(_ section: SettingSection, _ file: OpenFile) -> [PlanColumn] {
        let key = section.has("columns") ? "columns" : "fields"
        guard let fields = section.section(key) else {
            if !section.has(key) { section.wrong("fields", nil, expected: "the columns, such as {plan: money}") }
            return []
        }
        let members = fields.members()
        let filled = members.filter { !Self.isComputed($0.value) }
        var types = Dictionary(filled.map { ($0.name, ExpressionType(FieldHead($0.value).type)) }) { first, _ in first }
        var columns: [PlanColumn] = []
        for (name, value) in members {
            guard Self.isComputed(value) else {
                columns.append(column(name, value))
                continue
            }
            let (column, type) = computed(name, value, types, all: members.map(\.name), file)
            types[name] = type
            if let column { columns.append(column) }
        }
        return columns
    }

    private static func isComputed(_ value: SettingValue) -> Bool {
        if let section = value.section { return section.has("computed") }
        let word = (value.text ?? "").prefix { !$0.isWhitespace }
        return !FieldHead.words.contains(String(word))
    }

    private func column(_ name: String, _ value: SettingValue) -> PlanColumn {
        let head = FieldHead(value)
        for fault in head.faults { value.fault(fault.message) }
        if ![.money, .int, .quantity].contains(head.type) { value.fault("a plan counts money, int or quantity") }
        if let section = value.section {
            _ = (section.value("type"), section.value("title"))
            section.finish()
        }
        return PlanColumn(name: name, title: head.title ?? FieldHead.title(of: name), type: head.type, computed: nil)
    }

    private func computed(
        _ name: String,
        _ value: SettingValue,
        _ types: [String: ExpressionType],
        all: [String],
        _ file: OpenFile
    ) -> (PlanColumn?, ExpressionType) {
        let scope = ExpressionScope(
            find: { name in
                if let type = types[name] { return .value(type) }
                return .unknown(UnknownName.named(name, "column", among: all).message)
            },
            columns: { RelatedField.tables[$0]?.mapValues { ExpressionType($0) } }
        )
        var (title, written): (String?, SettingValue?) = (nil, value)
        var head: FieldHead?
        if let section = value.section {
            (title, written) = (section.text("title"), section.value("computed"))
            if section.value("type") != nil { head = FieldHead(value) }
            for fault in head?.faults ?? [] { section.fault(fault.message, key: fault.key) }
            section.finish()
        }
        guard let written, let text = written.text else {
            value.wrong(expected: "a type such as money, or an expression")
            return (nil, .any)
        }
        let place = FilePlace(file: file.name, line: written.line ?? 1)
        let expected = head.map { ExpressionType($0.type) } ?? .any
        let reading = Expression.read(text, place: place, scope: scope, expected: expected)
        for fault in reading.faults { written.fault(fault.message, at: fault.offset) }
        guard let expression = reading.expression, reading.faults.isEmpty else { return (nil, .any) }
        let type: FieldType = head?.type ?? Self.counted(reading.type)
        return (
            PlanColumn(name: name, title: title ?? FieldHead.title(of: name), type: type, computed: expression),
            ExpressionType(type)
        )
    }

    private static func counted(_ type: ExpressionType) -> FieldType {
        type == .int ? .int : type == .quantity ? .quantity : .money
    }

    /// When a plan is closed and what happens then: `every: {cron: '0 0 1 * *', then: [...]}`; the first of each month
    /// with a snapshot where nothing is written.
    private func end(
        _ section: SettingSection,
        plan: String,
        _ columns: [PlanColumn],
        _ file: OpenFile
    ) -> (Schedule?, [Action]) {
        let place = FilePlace(file: file.name, line: section.line ?? 1)
        guard let every = section.section("every") else {
            let monthly = (try? CronPattern.parse("0 0 1 * *").get()).map { Schedule.cron($0) }
            return (monthly, [Action(.snapshot(plan: plan), place: place)])
        }
        defer { every.finish() }
        let actions = part(file).actions(every)
        for action in actions { check(action, columns, every) }
        guard let cron = every.value("cron") else {
            every.wrong("cron", nil, expected: "five fields of cron such as '0 0 1 * *'")
            return (nil, actions)
        }
        return (ScheduleReader.cron(cron), actions)
    }

    private func check(_ action: Action, _ columns: [PlanColumn], _ section: SettingSection) {
        switch action.body {
        case .snapshot: return
        case .reset(let names):
            for name in names where !columns.contains(where: { $0.name == name }) {
                section.fault(UnknownName.named(name, "column", among: columns.map(\.name)).message, key: "then")
            }
        default: section.fault("a plan can only take a snapshot and reset columns", key: "then")
        }
    }
}
