import Domain
import Settings

extension PartReader {
    func stage(_ name: String, _ value: SettingValue, isFirst: Bool) -> Stage? {
        guard let section = value.section else {
            value.wrong(expected: "a stage, such as {title: Новая, kind: open}")
            return nil
        }
        defer { section.finish() }
        if !Self.isName(name) { section.fault("a stage is called by letters, digits and underscores, such as in_work") }
        let kind = section.value("kind").flatMap { choice($0, StageKind.self) } ?? .open
        let title = section.requiredText("title", expected: "what people read on the board")
        var stage = Stage(name: name, title: title, kind: kind, place: place(value))
        stage.track = track(section)
        stage.require = fieldNames(section, "require")
        stage.enterRequire = fieldNames(section, "enter_require")
        stage.gate = condition(section, "gate")
        stage.reason = reason(section, kind)
        stage.autoNext = targets(section, "auto_next")
        stage.onEnter = actions(section, "on_enter")
        stage.onLeave = actions(section, "on_leave")
        stage.timers = timers(section)
        stage.events = events(section)
        stage.buttons = buttons(section, "buttons")
        stage.countdown = section.value("countdown").flatMap(timeField)
        stage.stuckAfter = positiveSpan(section, "stuck_after")
        stage.fields = fieldNames(section, "fields")
        stage.note = section.text("note") ?? section.text("fields_note")
        _ = section.value("fields_note")
        stage.keepsResponsible = section.flag("keep_responsible", default: false)
        stage.replaces =
            section.value("replaces").map { texts($0, expected: "a list of stages").compactMap(\.text) } ?? []
        stage.leadStatus = leadStatus(section, kind, isFirst: isFirst)
        _ = section.value("computed")
        refuseWhatAnEndHasNot(section, kind)
        return stage
    }

    private func track(_ section: SettingSection) -> String? {
        guard let value = section.value("track"), let name = text(value, expected: "the name of a track") else {
            return nil
        }
        if funnel.tracks.contains(name) { return name }
        if funnel.tracks.isEmpty {
            value.fault("the funnel has no tracks; name them: parallel: [\(name), …]")
        } else {
            value.fault(UnknownName.named(name, "track", among: funnel.tracks).message)
        }
        return nil
    }

    /// `{list: refusals, other_text: true}`, `{auto: срок}`, or the name of a list.
    private func reason(_ section: SettingSection, _ kind: StageKind) -> LossReason? {
        guard let value = section.value("reason") else {
            if kind == .lost {
                section.fault("a lost stage says why: reason: {list: NAME, other_text: true}, or {auto: TEXT}")
            }
            return nil
        }
        if kind != .lost { value.fault("only a lost stage has a reason") }
        guard let reason = value.section else { return listName(value).map { .list($0, otherText: false) } }
        defer { reason.finish() }
        let other = reason.flag("other_text", default: false)
        switch (reason.value("list"), reason.value("auto")) {
        case (let list?, nil): return listName(list).map { .list($0, otherText: other) }
        case (nil, let fixed?): return text(fixed, expected: "the reason").map { .fixed($0) }
        default:
            reason.fault("expected either {list: NAME} or {auto: TEXT}")
            return nil
        }
    }

    /// A target, or several of which the first that holds is taken.
    private func targets(_ section: SettingSection, _ key: String) -> [GuardedTarget] {
        guard let value = section.value(key) else { return [] }
        return (value.list ?? [value]).compactMap(target)
    }

    private func leadStatus(_ section: SettingSection, _ kind: StageKind, isFirst: Bool) -> LeadStatus? {
        let written = section.value("lead_status")
        guard funnel.entity == .lead else {
            written?.fault("only stages of leads have a lead_status")
            return nil
        }
        if let written { return choice(written, LeadStatus.self) }
        switch kind {
        case .won: return .converted
        case .lost: return .rejected
        case .open, .waiting: return isFirst ? .inquiry : .identification
        }
    }

    private func refuseWhatAnEndHasNot(_ section: SettingSection, _ kind: StageKind) {
        guard kind.isEnd else { return }
        for key in ["require", "auto_next", "timers", "events", "countdown", "stuck_after"] where section.has(key) {
            section.fault("a card that stands in a \(kind.rawValue) stage is over: nothing is waited for", key: key)
        }
    }
}
