import Domain

extension FunnelText {
    /// What became of a funnel's own settings and fields.
    static func settings(_ old: Funnel, _ new: Funnel) -> [AspectChange] {
        let plain = zip(plainLines(old), plainLines(new)).compactMap { AspectChange($0.key, $0.lines, $1.lines) }
        return plain
            + AspectChange.changes("fields", old.fields.map(named), new.fields.map(named))
            + AspectChange.changes("variants", old.variants.map(named), new.variants.map(named))
            + AspectChange.changes("any_stage.events", named(old.anyStageEvents), named(new.anyStageEvents))
            + AspectChange.changes("any_stage.timers", old.anyStageTimers.map(named), new.anyStageTimers.map(named))
            + AspectChange.changes("any_stage.buttons", old.anyStageButtons.map(named), new.anyStageButtons.map(named))
    }

    private static func plainLines(_ funnel: Funnel) -> [(key: String, lines: [String])] {
        [
            ("title", [funnel.title]), ("entity", [funnel.entity.rawValue]), ("start", funnel.start ?? ["any"]),
            ("order", [funnel.order.rawValue]),
            ("parallel", funnel.tracks.map { name in funnel.trackTitles[name].map { "\(name): \($0)" } ?? name }),
            ("calendar", line(funnel.calendar)),
            ("intake", funnel.intake.map(lines) ?? []), ("spawn", funnel.spawn.map(lines) ?? []),
            ("visible_to", funnel.visibleTo.sorted()), ("stuck_after", line(funnel.stuckAfter?.description)),
            ("stages", funnel.stages.map(\.name)),
        ]
    }

    private static func named(_ field: FunnelField) -> (name: String, lines: [String]) { (field.name, lines(field)) }

    private static func named(_ variant: Variant) -> (name: String, lines: [String]) {
        let start = line(variant.start.map { "start: \($0)" })
        return (variant.name, ["«\(variant.title)»"] + start + line(variant.stuckAfter.map { "stuck_after: \($0)" }))
    }

    private static func lines(_ intake: Intake) -> [String] {
        var lines = ["from: \(intake.sources.joined(separator: ", "))", "assign: \(text(intake.assign))"]
        if intake.createsContact { lines.append("contact: create") }
        if !intake.suggestsOnly { lines.append("dedup: join") }
        if let key = intake.key { lines.append("key: \(key)") }
        if let variant = intake.variant { lines.append("variant: \(variant)") }
        if let day = intake.historyFrom { lines.append("history_from: \(day)") }
        return lines
    }

    private static func lines(_ spawn: Spawn) -> [String] {
        let carry = spawn.carriesAll ? ["carry: all"] : []
        let map = spawn.map.isEmpty ? [] : ["map: \(text(spawn.map))"]
        return ["from: \(spawn.funnel)", "when: \(spawn.outcome?.rawValue ?? "closed")"] + carry + map
    }
}
