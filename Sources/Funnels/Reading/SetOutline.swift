import Domain
import Settings

/// Everything that the files name, before anything is read in full: so that each name can be checked where it is used,
/// whatever the order of the files.
struct SetOutline: Sendable {
    /// What one funnel names.
    struct Funnel: Sendable {
        let name: String
        var entity = CardEntity.deal
        var stages: [String] = []
        var tracks: [String] = []
        var fields: [String: FieldType] = [:]
        var computed: Set<String> = []
        var writers: [String: Set<String>] = [:]
    }

    private(set) var funnels: [String: Funnel] = [:]
    private(set) var lists: [String: ChoiceList] = [:]
    private(set) var roles: Set<String> = ["responsible", "client", "creator"]
    private(set) var templates: Set<String> = []
    private(set) var documents: Set<String> = []
    private(set) var plans: Set<String> = []
    private(set) var calendars: Set<String> = []
    private(set) var companyFields: [String: FieldType] = [:]

    init(_ files: [OpenFile]) {
        for file in files {
            for (name, value) in file.members("lists") { lists[name] = Self.list(value) }
            roles.formUnion(file.members("roles").map(\.name))
            templates.formUnion(file.members("templates").map(\.name))
            documents.formUnion(file.members("documents").map(\.name))
            plans.formUnion(file.members("plans").map(\.name))
            calendars.formUnion(file.members("calendars").map(\.name))
            for (name, value) in file.members("company_fields") { companyFields[name] = FieldHead(value).type }
        }
        for file in files {
            for (name, value) in file.members("funnels") where funnels[name] == nil {
                funnels[name] = Funnel(name, value)
            }
        }
    }

    private static func list(_ value: SettingValue) -> ChoiceList {
        ChoiceList(entries: (value.list ?? []).compactMap { $0.text ?? $0.section?.value("name")?.text })
    }
}

extension SetOutline.Funnel {
    fileprivate init(_ name: String, _ value: SettingValue) {
        self.init(name: name)
        guard let section = value.section else { return }
        entity = section.value("entity")?.text.flatMap(CardEntity.init) ?? .deal
        let parallel = section.value("parallel")
        tracks = parallel?.list?.compactMap(\.text) ?? parallel?.section?.members().map(\.name) ?? []
        for (name, value) in section.value("fields")?.section?.members() ?? [] {
            fields[name] = FieldHead(value).type
            if value.section?.has("computed") == true { computed.insert(name) }
            writers[name] = value.section?.value("write").map { Set($0.list?.compactMap(\.text) ?? [$0.text ?? ""]) }
        }
        for (name, value) in section.value("stages")?.section?.members() ?? [] {
            stages.append(name)
            computed.formUnion(value.section?.value("computed")?.section?.members().map(\.name) ?? [])
        }
    }
}
