import Domain
import Settings

/// Reads all files of a company into one set. Sections of the same name in several files are put together.
final class SetReader {
    let files: [OpenFile]
    let outline: SetOutline
    let usage = TemplateUsage()
    private var firstPlaces: [String: FilePlace] = [:]

    init(files: [OpenFile], outline: SetOutline) {
        self.files = files
        self.outline = outline
    }

    /// Whether anything is wrong so far.
    var hasProblems: Bool { files.contains { !$0.collector.problems.isEmpty } }

    /// Reports a fault that was found in the whole.
    func report(_ message: String, _ path: String, _ place: FilePlace) {
        files.first { $0.name == place.file }?.collector.report(message, setting: path, line: place.line)
    }

    /// Everything that the files say; nil when not even a calendar could be made.
    func set(sources: [String: String], productionCalendars: (String) throws -> String) -> FunnelSet? {
        for file in files { checkVersion(file) }
        var owners = CalendarOwners()
        let calendars = calendars(&owners, productionCalendars)
        let lists = named("lists", list)
        let roles = named("roles", role)
        let templates = named("templates", template)
        let documents = named("documents", document)
        let companyFields = companyFields()
        let funnels = named("funnels", funnel)
        let plans = named("plans", plan)
        checkTemplates(templates.map(\.value))
        for file in files { file.root.finish() }
        guard let calendars else { return nil }
        return FunnelSet(
            funnels: funnels.map(\.value),
            roles: BuiltInRole.rules.merging(roles.map { ($0.name, $0.value) }) { _, own in own },
            lists: Dictionary(lists.map { ($0.name, $0.value) }) { first, _ in first },
            templates: Dictionary(templates.map { ($0.name, $0.value) }) { first, _ in first },
            documents: Dictionary(documents.map { ($0.name, $0.value) }) { first, _ in first },
            companyFields: companyFields,
            plans: Dictionary(plans.map { ($0.name, $0.value) }) { first, _ in first },
            calendars: calendars,
            calendarOwners: owners,
            sources: sources
        )
    }

    private func checkVersion(_ file: OpenFile) {
        let value = file.root.value("svod")
        if value?.text != FunnelReader.version {
            file.root.wrong("svod", value, expected: "'svod: \(FunnelReader.version)', the version of the format")
        }
    }

    /// The members of a section over all files; a name that was given before is refused.
    func named<Value>(
        _ section: String,
        _ read: (String, SettingValue, OpenFile) -> Value?
    ) -> [(name: String, value: Value)] {
        var result: [(name: String, value: Value)] = []
        for file in files {
            for (name, value) in file.root.section(section)?.members() ?? [] {
                let key = "\(section).\(name)"
                let place = FilePlace(file: file.name, line: value.line ?? 1)
                if let first = firstPlaces.updateValue(place, forKey: key) {
                    firstPlaces[key] = first
                    value.fault("'\(name)' is there already: \(first)")
                    continue
                }
                if let value = read(name, value, file) { result.append((name, value)) }
            }
        }
        return result
    }

    /// A reader of what stands in the funnel `name`, or in none.
    func part(_ file: OpenFile, funnel name: String = "") -> PartReader {
        let funnel = outline.funnels[name] ?? SetOutline.Funnel(name: name)
        return PartReader(file: file.name, names: FunnelNames(outline: outline, funnel: funnel), usage: usage)
    }

    private func funnel(_ name: String, _ value: SettingValue, _ file: OpenFile) -> Funnel? {
        part(file, funnel: name).funnel(value)
    }

    private func companyFields() -> [FunnelField] {
        named("company_fields") { name, value, file -> FunnelField? in
            if RelatedField.company[name] != nil { value.fault("every company has '\(name)' already") }
            let head = FieldHead(value)
            for fault in head.faults {
                if let section = value.section {
                    section.fault(fault.message, key: fault.key)
                } else {
                    value.fault(fault.message)
                }
            }
            if !PartReader.isName(name) { value.fault("a field is called by letters, digits and underscores") }
            if let section = value.section {
                for key in ["type", "title", "to", "columns"] { _ = section.value(key) }
                if let list = section.value("list") { _ = part(file).listName(list) }
                section.finish()
            }
            let place = FilePlace(file: file.name, line: value.line ?? 1)
            return FunnelField(
                name: name,
                title: head.title ?? FieldHead.title(of: name),
                type: head.type,
                place: place
            )
        }.map(\.value)
    }

    /// Reports each `{field}` of a template that a funnel whose actions use it has not.
    private func checkTemplates(_ templates: [NoticeTemplate]) {
        for template in templates {
            let texts = [template.subject, template.text, template.short].compactMap { $0 }.joined(separator: "\n")
            for funnel in usage.funnels[template.name, default: []].sorted() {
                guard let outline = outline.funnels[funnel] else { continue }
                let names = FunnelNames(outline: self.outline, funnel: outline)
                for name in TextFields.names(in: texts) {
                    guard case .failure(let unknown) = names.type(of: name) else { continue }
                    report("{\(name)}: \(unknown.message)", "templates.\(template.name)", template.place)
                }
            }
        }
    }
}
