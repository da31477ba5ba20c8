import Domain

extension FunnelText {
    /// What became of a stage that is there still.
    static func aspects(_ old: Stage, _ new: Stage) -> [AspectChange] {
        let lines = zip(plainLines(old), plainLines(new)).compactMap { AspectChange($0.key, $0.lines, $1.lines) }
        return lines
            + AspectChange.changes("timers", old.timers.map(named), new.timers.map(named))
            + AspectChange.changes("events", named(old.events), named(new.events))
            + AspectChange.changes("buttons", old.buttons.map(named), new.buttons.map(named))
    }

    /// The parts of a stage that have no names of their own, always in the same order.
    private static func plainLines(_ stage: Stage) -> [(key: String, lines: [String])] {
        [
            ("title", [stage.title]), ("kind", [stage.kind.rawValue]), ("track", line(stage.track)),
            ("require", stage.require), ("enter_require", stage.enterRequire),
            ("gate", line(stage.gate?.root.description)), ("reason", line(stage.reason.map(text))),
            ("auto_next", stage.autoNext.map(text)), ("on_enter", lines(stage.onEnter)),
            ("on_leave", lines(stage.onLeave)), ("countdown", line(stage.countdown)),
            ("stuck_after", line(stage.stuckAfter?.description)), ("fields", stage.fields), ("note", line(stage.note)),
            ("keep_responsible", stage.keepsResponsible ? ["true"] : []),
            ("lead_status", line(stage.leadStatus?.rawValue)),
        ]
    }

    static func line(_ text: String?) -> [String] { text.map { [$0] } ?? [] }

    static func named(_ timer: FunnelTimer) -> (name: String, lines: [String]) {
        var lines = [moment(timer.moment)]
        if let calendar = timer.calendar { lines.append("calendar: \(calendar)") }
        if timer.ifPast == .skip { lines.append("if_past: skip") }
        if !timer.rearms { lines.append("rearm: false") }
        if timer.once { lines.append("once: true") }
        return (timer.name, lines + self.lines(timer.then))
    }

    private static func moment(_ moment: FunnelTimer.Moment) -> String {
        switch moment {
        case .at(let field, let offset): "at: \(field)\(offset.map { ", offset \($0)" } ?? "")"
        case .after(let span): "after: \(span)"
        case .idle(let span): "idle: \(span)"
        case .every(let schedule): "every: \(text(schedule))"
        case .when(let condition): "when: \(condition.root)"
        }
    }

    /// The rules by the event that they react to.
    static func named(_ rules: [EventRule]) -> [(name: String, lines: [String])] {
        var names: [String] = []
        for rule in rules where !names.contains(rule.event) { names.append(rule.event) }
        return names.map { name in
            let lines = rules.filter { $0.event == name }.flatMap { rule in
                line(rule.when.map { "when: \($0.root)" }) + self.lines(rule.then)
            }
            return (name, lines)
        }
    }

    static func named(_ button: FunnelButton) -> (name: String, lines: [String]) {
        var lines = ["«\(button.title)»"]
        if !button.ask.isEmpty { lines.append("ask: \(button.ask.joined(separator: ", "))") }
        if let when = button.when { lines.append("when: \(when.root)") }
        return (button.name, lines + self.lines(button.then))
    }
}
