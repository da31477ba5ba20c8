import Domain

/// What changed between two versions of a company's funnel files: shown before a new one takes effect.
///
/// Only what the files say is compared, not where they say it: a blank line more is no change.
package struct FunnelDifference: Hashable, Sendable {
    /// The funnels that are new, gone or read otherwise.
    package let funnels: [FunnelChange]
    /// What belongs to no funnel: `roles.rop`, `lists.refusals`, `templates.hello`, `calendars.ru`, `plans.sales`.
    package let shared: [AspectChange]

    /// Compares `old` with `new`.
    package init(old: FunnelSet, new: FunnelSet) {
        let names = old.order + new.order.filter { old.funnels[$0] == nil }
        funnels = names.compactMap { Self.change(old.funnels[$0], new.funnels[$0]) }
        shared = Self.sharedChanges(old, new)
    }

    /// Whether both say the same.
    package var isEmpty: Bool { funnels.isEmpty && shared.isEmpty }

    /// Whether a card moves the same way by both: what lists, roles and texts they name has no part in it.
    static func isSame(_ old: Funnel, _ new: Funnel) -> Bool { change(old, new) == nil }

    private static func change(_ old: Funnel?, _ new: Funnel?) -> FunnelChange? {
        switch (old, new) {
        case (let old?, nil): return FunnelChange(funnel: old.name, title: old.title, fate: .removed)
        case (nil, let new?): return FunnelChange(funnel: new.name, title: new.title, fate: .added)
        case (let old?, let new?):
            var change = FunnelChange(funnel: new.name, title: new.title, fate: .changed)
            change.settings = FunnelText.settings(old, new)
            change.stages = stageChanges(old, new)
            return change.settings.isEmpty && change.stages.isEmpty ? nil : change
        case (nil, nil): return nil
        }
    }

    private static func stageChanges(_ old: Funnel, _ new: Funnel) -> [StageChange] {
        let gone = old.stages.filter { new.stage($0.name) == nil }.map { stage in
            let replacement = new.stages.first { $0.replaces.contains(stage.name) }
            return StageChange(stage: stage.name, title: stage.title, fate: .removed(replacement: replacement?.name))
        }
        let rest = new.stages.compactMap { stage -> StageChange? in
            guard let before = old.stage(stage.name) else {
                return StageChange(stage: stage.name, title: stage.title, fate: .added)
            }
            let aspects = FunnelText.aspects(before, stage)
            return aspects.isEmpty ? nil : StageChange(stage: stage.name, title: stage.title, fate: .changed(aspects))
        }
        return gone + rest
    }

    private static func sharedChanges(_ old: FunnelSet, _ new: FunnelSet) -> [AspectChange] {
        func compare<Value>(
            _ key: String,
            _ part: KeyPath<FunnelSet, [String: Value]>,
            _ lines: (Value) -> [String]
        ) -> [AspectChange] {
            func named(_ set: FunnelSet) -> [(name: String, lines: [String])] {
                set[keyPath: part].sorted { $0.key < $1.key }.map { ($0.key, lines($0.value)) }
            }
            return AspectChange.changes(key, named(old), named(new))
        }
        let fields = AspectChange.changes(
            "company_fields",
            old.companyFields.map { ($0.name, FunnelText.lines($0)) },
            new.companyFields.map { ($0.name, FunnelText.lines($0)) }
        )
        return compare("roles", \.roles) { [FunnelText.text($0)] }
            + compare("lists", \.lists) { list in
                list.entries.map { list.askingForText.contains($0) ? "\($0) …" : $0 }
            }
            + compare("templates", \.templates) { [$0.subject, $0.text, $0.short].compactMap { $0 } }
            + compare("documents", \.documents) { ["«\($0)»"] }
            + fields + compare("plans", \.plans) { FunnelText.lines($0) }
            + calendarChanges(old, new)
    }

    private static func calendarChanges(_ old: FunnelSet, _ new: FunnelSet) -> [AspectChange] {
        func named(_ set: FunnelSet) -> [(name: String, lines: [String])] {
            set.calendars.calendars.sorted { $0.key.rawValue < $1.key.rawValue }.map { name, calendar in
                (name.rawValue, FunnelText.lines(calendar))
            }
        }
        let owners = AspectChange(
            "calendars",
            FunnelText.lines(old.calendarOwners),
            FunnelText.lines(new.calendarOwners)
        )
        return AspectChange.changes("calendars", named(old), named(new)) + [owners].compactMap { $0 }
    }
}
