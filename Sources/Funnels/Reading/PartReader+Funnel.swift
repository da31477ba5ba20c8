import Domain
import Settings

extension PartReader {
    func funnel(_ value: SettingValue) -> Funnel? {
        guard let section = value.section else {
            value.wrong(expected: "a funnel with title, fields and stages")
            return nil
        }
        defer { section.finish() }
        if !Self.isName(funnel.name) { section.fault("a funnel is called by letters, digits and underscores") }
        let entity = section.value("entity").flatMap { choice($0, CardEntity.self) }
        if !section.has("entity") {
            section.wrong("entity", nil, expected: CardEntity.allCases.map(\.rawValue).joined(separator: ", "))
        }
        var result = Funnel(
            name: funnel.name,
            title: section.requiredText("title", expected: "what people read"),
            entity: entity ?? funnel.entity,
            place: place(value),
            stages: stages(section),
            fields: fields(section)
        )
        result.start = start(section)
        result.order = section.value("order").flatMap { choice($0, OrderChoice.self)?.order } ?? .free
        let tracks = tracks(section)
        result.tracks = tracks.map(\.name)
        result.trackTitles = Dictionary(tracks.compactMap { name, title in title.map { (name, $0) } }) { $1 }
        result.intake = intake(section)
        result.spawn = spawn(section)
        result.variants = variants(section)
        result.calendar = calendarName(section)
        result.visibleTo = Set(
            section.value("visible_to").map { texts($0, expected: "a list of roles of the console").compactMap(\.text) }
                ?? []
        )
        result.stuckAfter = positiveSpan(section, "stuck_after")
        readAnyStage(section, into: &result)
        return result
    }

    private enum OrderChoice: String, CaseIterable {
        case free, forward, strict

        var order: StageOrder {
            switch self {
            case .free: .free
            case .forward: .forward
            case .strict: .strict
            }
        }
    }

    private func fields(_ section: SettingSection) -> [FunnelField] {
        var computed: [String: SettingValue] = [:]
        for (_, stage) in section.value("stages")?.section?.members() ?? [] {
            for (name, value) in stage.section?.value("computed")?.section?.members() ?? [] {
                computed[name] = value
                if funnel.fields[name] == nil {
                    value.fault(
                        UnknownName.field(name, among: Array(funnel.fields.keys), of: "'\(funnel.name)'").message
                    )
                }
            }
        }
        guard let fields = section.section("fields") else { return [] }
        return self.fields(fields, stageComputed: computed)
    }

    private func stages(_ section: SettingSection) -> [Stage] {
        guard let stages = section.section("stages") else {
            if !section.has("stages") { section.wrong("stages", nil, expected: "the stages, each with a title") }
            return []
        }
        return stages.members().enumerated().compactMap { index, member in
            stage(member.name, member.value, isFirst: index == 0)
        }
    }

    /// `any`, or the stages where a card may begin.
    private func start(_ section: SettingSection) -> [String]? {
        guard let value = section.value("start"), value.text != "any" else { return nil }
        let stages = texts(value, expected: "any, or a list of stages").compactMap(stageName)
        return stages.isEmpty ? nil : stages
    }

    /// A list of names, or names with what people read: `{paper: Бумаги, money: Деньги}`.
    private func tracks(_ section: SettingSection) -> [(name: String, title: String?)] {
        guard let value = section.value("parallel") else { return [] }
        let named: [(name: String, value: SettingValue, title: String?)] =
            if let titles = value.section {
                titles.members().map { ($0, $1, texts($1, expected: "what people read").first?.text) }
            } else {
                texts(value, expected: "a list of tracks").compactMap { entry in entry.text.map { ($0, entry, nil) } }
            }
        for (name, value, _) in named where !Self.isName(name) {
            value.fault("a track is called by letters, digits and underscores")
        }
        return named.map { ($0.name, $0.title) }
    }

    private func variants(_ section: SettingSection) -> [Variant] {
        guard let variants = section.section("variants") else { return [] }
        return variants.members().compactMap { name, value in
            guard let section = self.section(value, of: "a variant") else { return nil }
            defer { section.finish() }
            return Variant(
                name: name,
                title: section.text("title") ?? FieldHead.title(of: name),
                start: section.value("start").flatMap(stageName),
                stuckAfter: positiveSpan(section, "stuck_after"),
                place: place(value)
            )
        }
    }

    /// `any_stage` with events, timers and buttons; `actions_any_stage` is another word for its buttons.
    private func readAnyStage(_ section: SettingSection, into funnel: inout Funnel) {
        if let any = section.section("any_stage") {
            funnel.anyStageEvents = events(any)
            funnel.anyStageTimers = timers(any)
            funnel.anyStageButtons = buttons(any, "buttons")
            any.finish()
        }
        funnel.anyStageButtons += buttons(section, "actions_any_stage")
    }
}
