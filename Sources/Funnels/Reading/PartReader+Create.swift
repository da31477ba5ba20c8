import Domain
import Settings

extension PartReader {
    func create(_ value: SettingValue) -> CreateAction? {
        guard let section = section(value, of: "create") else { return nil }
        defer { section.finish() }
        if !section.has("funnel") { section.wrong("funnel", nil, expected: "the name of a funnel") }
        let name = section.value("funnel").flatMap(funnelName)
        var action = CreateAction(funnel: name ?? "")
        var reader = self
        reader.names.item = tableColumns(section, "each")
        action.each = reader.names.item == nil ? nil : section.text("each")
        action.when = condition(section)
        action.link = section.value("link").flatMap { choice($0, CreateLink.self) }?.link ?? .parent
        let target = name.flatMap { outline.funnels[$0] }
        action.stage = section.value("stage").flatMap { startStage($0, in: target) }
        action.carriesAll = reader.carry(section, into: &action.map, target)
        if let map = section.value("map") { reader.map(map, into: &action.map, target) }
        return name == nil ? nil : action
    }

    /// The words of links.
    private enum CreateLink: String, CaseIterable {
        case parent, company, none

        var link: CreateAction.Link {
            switch self {
            case .parent: .parent
            case .company: .company
            case .none: .none
            }
        }
    }

    private func startStage(_ value: SettingValue, in target: SetOutline.Funnel?) -> String? {
        guard let name = text(value, expected: "the name of a stage"), let target else { return nil }
        if target.stages.contains(name) { return name }
        value.fault(UnknownName.named(name, "stage", of: target.name, among: target.stages).message)
        return nil
    }

    /// The columns of the table that `key` names.
    private func tableColumns(_ section: SettingSection, _ key: String) -> [FieldColumn]? {
        guard let value = section.value(key), let (name, type) = fieldName(value) else { return nil }
        if case .table(let columns) = type { return columns }
        value.fault("\(name) is \(ExpressionType(type).described), not a table")
        return nil
    }

    /// `carry: all`, or the names of fields that are copied as they are. Says whether all are.
    func carry(_ section: SettingSection, into map: inout [String: Expression], _ target: SetOutline.Funnel?) -> Bool {
        guard let value = section.value("carry") else { return false }
        if value.text == "all" { return true }
        for entry in texts(value, expected: "all, or a list of fields") {
            guard let name = entry.text, let type = targetType(name, entry, target) else { continue }
            map[name] = self.value(entry, of: type, scope: names.scope)
        }
        return false
    }

    /// `map: {field of the new card: expression over this one}`.
    func map(_ value: SettingValue, into map: inout [String: Expression], _ target: SetOutline.Funnel?) {
        guard let section = section(value, of: "map") else { return }
        for (name, value) in section.members() {
            guard let type = targetType(name, value, target) else { continue }
            map[name] = self.value(value, of: type, scope: names.scope)
        }
    }

    private func targetType(_ name: String, _ value: SettingValue, _ target: SetOutline.Funnel?) -> FieldType? {
        guard let target else { return nil }
        let fields = FunnelNames.fields(of: target)
        guard let type = fields[name] else {
            value.fault(UnknownName.field(name, among: Array(fields.keys), of: "'\(target.name)'").message)
            return nil
        }
        if target.computed.contains(name) {
            value.fault("\(name) of '\(target.name)' is computed")
            return nil
        }
        return type
    }
}
