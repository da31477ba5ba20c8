import Domain
import Settings

extension PartReader {
    /// The words of actions.
    static let actionWords =
        ["task", "notify", "set", "create", "move", "tag", "ask", "approval"]
        + EffectAction.Kind.allCases.map(\.rawValue) + ["snapshot", "reset"]

    /// The actions of the list under `key`.
    func actions(_ section: SettingSection, _ key: String = "then", depth: Int = 0) -> [Action] {
        guard let value = section.value(key) else { return [] }
        return actions(value, depth: depth)
    }

    /// The actions of a list, or a single one.
    func actions(_ value: SettingValue, depth: Int = 0) -> [Action] {
        guard depth < 8 else {
            value.fault("actions are nested too deeply")
            return []
        }
        let entries = value.list ?? [value]
        return entries.compactMap { action($0, depth: depth) }
    }

    private func action(_ value: SettingValue, depth: Int) -> Action? {
        let members = value.section?.members() ?? []
        guard members.count == 1, let (word, body) = members.first else {
            value.wrong(expected: "an action with one word before its colon, such as 'task: {…}'")
            return nil
        }
        guard Self.actionWords.contains(word) else {
            let hint =
                NearMiss.suggestion(for: word, among: Self.actionWords).map { "did you mean '\($0)'?" }
                ?? "there are \(Self.actionWords.joined(separator: ", "))"
            body.fault("unknown action; \(hint)")
            return nil
        }
        guard let read = self.body(word, body, depth: depth) else { return nil }
        return Action(read, place: place(value))
    }

    private func body(_ word: String, _ value: SettingValue, depth: Int) -> Action.Body? {
        switch word {
        case "task": return task(value).map { .task($0) }
        case "notify": return notify(value).map { .notify($0) }
        case "set": return .set(assignments(value))
        case "create": return create(value).map { .create($0) }
        case "move": return target(value).map { .move($0) }
        case "tag": return text(value, expected: "a tag").map { .tag($0) }
        case "ask": return .ask(asked(value))
        case "approval": return approval(value).map { .approval($0) }
        case "snapshot": return planName(value).map { .snapshot(plan: $0) }
        case "reset": return .reset(texts(value, expected: "a list of columns").compactMap(\.text))
        default:
            return EffectAction.Kind(rawValue: word).flatMap { effect($0, value, depth: depth) }.map { .effect($0) }
        }
    }

    private func planName(_ value: SettingValue) -> String? {
        guard let name = text(value, expected: "the name of a plan") else { return nil }
        if outline.plans.contains(name) { return name }
        value.fault(UnknownName.named(name, "plan", among: Array(outline.plans)).message)
        return nil
    }

    /// The section that an action is.
    func section(_ value: SettingValue, of action: String) -> SettingSection? {
        if let section = value.section { return section }
        value.wrong(expected: "a section of settings of \(action)")
        return nil
    }

    /// `move: stage`, or `move: {to: stage, when: condition}`.
    func target(_ value: SettingValue) -> GuardedTarget? {
        guard let section = value.section else {
            return stageName(value).map { GuardedTarget(stage: $0, place: place(value)) }
        }
        defer { section.finish() }
        let when = condition(section)
        guard let to = section.value("to") else {
            section.wrong("to", nil, expected: "the name of a stage")
            return nil
        }
        return stageName(to).map { GuardedTarget(stage: $0, when: when, place: place(value)) }
    }

    /// `{field: expression}`. A bare entry of a list stands for itself where the field holds one.
    func assignments(_ value: SettingValue) -> [SetAction] {
        guard let section = section(value, of: "set") else { return [] }
        return section.members().compactMap { name, value in
            switch names.type(of: name) {
            case .failure(let unknown):
                value.fault(unknown.message)
                return nil
            case .success(let type):
                if let fault = settingFault(name) {
                    value.fault(fault)
                    return nil
                }
                return self.value(value, of: type, scope: names.scope).map { SetAction(field: name, value: $0) }
            }
        }
    }

    /// Why a rule cannot set a field.
    private func settingFault(_ name: String) -> String? {
        guard name.contains(".") else { return writeFault(name, by: nil) }
        if name.hasPrefix("company."), outline.companyFields[String(name.dropFirst("company.".count))] != nil {
            return nil
        }
        return "\(name) cannot be set from here: a rule sets fields of its card, and company.NAME of company_fields"
    }

    /// What a field of `type` is to hold.
    func value(_ value: SettingValue, of type: FieldType, scope: ExpressionScope) -> Expression? {
        if case .choice(let list) = type, let text = value.text, outline.lists[list]?.entries.contains(text) == true {
            return Expression(text: text, place: place(value), root: .literal(.text(text)), reads: [])
        }
        guard let expression = expression(value, expected: ExpressionType(type), scope: scope) else { return nil }
        if case .choice(let list) = type, case .literal(.text(let text)) = expression.root {
            let entries = outline.lists[list]?.entries ?? []
            if !entries.contains(text) {
                value.fault(UnknownName.named(text, "entry", of: list, among: entries).message)
            }
        }
        return expression
    }
}
