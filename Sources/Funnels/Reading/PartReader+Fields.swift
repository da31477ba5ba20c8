import Domain
import Settings

extension PartReader {
    /// The fields of a section `fields` or `company_fields`.
    func fields(_ section: SettingSection, stageComputed: [String: SettingValue]) -> [FunnelField] {
        section.members().compactMap { field($0, $1, stageComputed: stageComputed[$0]) }
    }

    private func field(_ name: String, _ value: SettingValue, stageComputed: SettingValue?) -> FunnelField? {
        let head = FieldHead(value)
        let section = value.section
        if !Self.isName(name) { value.fault("a field is called by letters, digits and underscores, such as pay_until") }
        if ExpressionFunction(rawValue: name) != nil { value.fault("'\(name)' is the name of a function") }
        for fault in head.faults {
            if let section { section.fault(fault.message, key: fault.key) } else { value.fault(fault.message) }
        }
        let title = head.title ?? BuiltInField(rawValue: name).map(\.rawValue) ?? name
        var field = FunnelField(
            name: name,
            title: head.title ?? FieldHead.title(of: title),
            type: head.type,
            place: place(value)
        )
        check(name, head.type, value)
        if let section { read(section, into: &field) }
        if let stageComputed { field.computed = expression(stageComputed, expected: ExpressionType(head.type)) }
        if field.computed != nil, field.requiredWhen != nil { value.fault("nobody can fill a computed field") }
        return field
    }

    private func read(_ section: SettingSection, into field: inout FunnelField) {
        defer { section.finish() }
        for key in ["type", "title", "to", "columns"] { _ = section.value(key) }
        if let list = section.value("list") { _ = listName(list) }
        if case .link = field.type, let funnel = section.value("to") { _ = funnelName(funnel) }
        field.requiredWhen = condition(section, "required_when")
        if let computed = section.value("computed") {
            field.computed = expression(computed, expected: ExpressionType(field.type))
        }
        if let writers = section.value("write") {
            field.writers = Set(texts(writers, expected: "a list such as [onec]").compactMap(writer))
        }
        field.prefill = section.value("prefill").flatMap(prefill)
        field.otherField = section.value("other").flatMap(otherField)
        field.hint = section.text("hint")
    }

    /// A funnel may give a built-in field another title or rule, not another meaning.
    private func check(_ name: String, _ type: FieldType, _ value: SettingValue) {
        guard let field = BuiltInField(rawValue: name) else { return }
        if field.isOfLead, funnel.entity != .lead { return }
        if ExpressionType(type) != ExpressionType(field.type) {
            value.fault("\(name) is a field of svod's own and holds \(ExpressionType(field.type).described)")
        }
    }

    /// Who may write fields besides people.
    private static let writers: [ValueSource] = [.person, .onec, .call, .letter, .intake, .portal, .sheet]

    private func writer(_ value: SettingValue) -> ValueSource? {
        guard let name = value.text else { return nil }
        if let writer = Self.writers.first(where: { $0.rawValue == name }) { return writer }
        value.fault(UnknownName.named(name, "source of values", among: Self.writers.map(\.rawValue)).message)
        return nil
    }

    private static let prefills = ["ami_transfer_target", "did_or_utm", "caller", "creator", "parent", "today"]

    private func prefill(_ value: SettingValue) -> String? {
        guard let name = text(value, expected: "where a first suggestion comes from") else { return nil }
        if Self.prefills.contains(name) { return name }
        value.fault(UnknownName.named(name, "prefill", among: Self.prefills).message)
        return nil
    }

    private func otherField(_ value: SettingValue) -> String? {
        guard let (name, type) = fieldName(value) else { return nil }
        if type == .text { return name }
        value.fault("\(name) is \(ExpressionType(type).described), not a text")
        return nil
    }
}
