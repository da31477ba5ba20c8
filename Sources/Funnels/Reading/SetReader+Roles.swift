import Domain
import Settings

extension SetReader {
    func list(_ name: String, _ value: SettingValue, _ file: OpenFile) -> ChoiceList? {
        guard let entries = value.list, !entries.isEmpty else {
            value.wrong(expected: "a list of texts")
            return nil
        }
        var list = ChoiceList(entries: [])
        for entry in entries {
            guard let (text, asks) = self.entry(entry) else { continue }
            if list.entries.contains(text) { entry.wrong(expected: "each entry once") }
            list.entries.append(text)
            if asks { list.askingForText.insert(text) }
        }
        return list
    }

    private func entry(_ value: SettingValue) -> (text: String, asks: Bool)? {
        if let text = value.text, !text.isEmpty { return (text, false) }
        guard let section = value.section else {
            value.wrong(expected: "a text or {name: TEXT, ask: true}")
            return nil
        }
        defer { section.finish() }
        return (section.requiredText("name", expected: "the entry's text"), section.flag("ask", default: false))
    }

    /// `{field: responsible}`, `{head_of: {field: department}}`, `{user: login}`, `{group: NAME, pick: least_loaded}`.
    func role(_ name: String, _ value: SettingValue, _ file: OpenFile) -> RoleRule? {
        guard let section = value.section else {
            value.wrong(expected: "who is meant, such as {group: Отдел продаж} or {user: ivanova}")
            return nil
        }
        defer { section.finish() }
        if !PartReader.isName(name) { value.fault("a role is called by letters, digits and underscores") }
        let pick = section.value("pick").flatMap { part(file).choice($0, PickChoice.self) }
        let words = ["field", "head_of", "user", "group"]
        let written = words.filter { section.value($0) != nil }
        if pick != nil, written != ["group"] { section.fault("only a group has a pick", key: "pick") }
        guard written.count == 1, let word = written.first, let body = section.value(word) else {
            section.fault("expected one of \(words.joined(separator: ", "))")
            return nil
        }
        switch word {
        case "field": return roleField(body, of: [.employee, .employees]).map { .field($0) }
        case "head_of": return head(body)
        case "user": return part(file).text(body, expected: "a login").map { .user($0) }
        default: return part(file).text(body, expected: "a department or role").map { .group($0, (pick ?? .all).pick) }
        }
    }

    private enum PickChoice: String, CaseIterable {
        case all
        case leastLoaded = "least_loaded"
        case roundRobin = "round_robin"

        var pick: RoleRule.GroupPick {
            switch self {
            case .all: .all
            case .leastLoaded: .leastLoaded
            case .roundRobin: .roundRobin
            }
        }
    }

    /// `{field: department}`, or the field's name.
    private func head(_ value: SettingValue) -> RoleRule? {
        guard let section = value.section else {
            return roleField(value, of: [.department]).map { .headOf(field: $0) }
        }
        defer { section.finish() }
        guard let field = section.value("field") else {
            section.wrong("field", nil, expected: "a field that holds a department")
            return nil
        }
        return roleField(field, of: [.department]).map { .headOf(field: $0) }
    }

    /// A field that some funnel has, of one of `types`.
    private func roleField(_ value: SettingValue, of types: Set<FieldType>) -> String? {
        guard let name = value.text else {
            value.wrong(expected: "the name of a field")
            return nil
        }
        var known = Set(BuiltInField.allCases.filter { types.contains($0.type) && !$0.isOfLead }.map(\.rawValue))
        for funnel in outline.funnels.values {
            let names = FunnelNames(outline: outline, funnel: funnel)
            if case .success(let type) = names.type(of: name), types.contains(type) { return name }
            known.formUnion(names.fields.filter { types.contains($0.value) }.keys)
        }
        let builtIn = BuiltInField(rawValue: name)
        if let builtIn, types.contains(builtIn.type) { return name }
        value.fault(UnknownName.named(name, "field of a person or department", among: Array(known)).message)
        return nil
    }

    /// What people call a document that is made of a template.
    func document(_ name: String, _ value: SettingValue, _ file: OpenFile) -> String? {
        if !PartReader.isName(name) { value.fault("a document is called by letters, digits and underscores") }
        guard let title = value.text, !title.isEmpty else {
            value.wrong(expected: "what people call the document")
            return nil
        }
        return title
    }

    /// A text, or `{subject, text, short}`.
    func template(_ name: String, _ value: SettingValue, _ file: OpenFile) -> NoticeTemplate? {
        let place = FilePlace(file: file.name, line: value.line ?? 1)
        if !PartReader.isName(name) { value.fault("a template is called by letters, digits and underscores") }
        if let text = value.text {
            return NoticeTemplate(name: name, subject: nil, text: text, short: nil, place: place)
        }
        guard let section = value.section else {
            value.wrong(expected: "a text, or {subject: …, text: …}")
            return nil
        }
        defer { section.finish() }
        return NoticeTemplate(
            name: name,
            subject: section.text("subject"),
            text: section.requiredText("text", expected: "the text"),
            short: section.text("short"),
            place: place
        )
    }
}
