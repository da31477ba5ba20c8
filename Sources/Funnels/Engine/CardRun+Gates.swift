import Domain
import Records

extension CardRun {
    /// Where a move leads: the stage under the funnel in force, else under the version where the card stands.
    struct Target {
        let funnel: Funnel
        let version: Int64
        let stage: Stage

        var track: String { stage.kind.isEnd ? "" : stage.track ?? "" }
    }

    func target(_ name: String) throws -> Target {
        let present = basis.set.funnels[state.record.funnel]
        if let present, let stage = present.stage(name) {
            return Target(funnel: present, version: basis.version(of: present.name), stage: stage)
        }
        let old = try funnel()
        guard let stage = old.stage(name) else { throw CardRefusal.notHere("stage \(name)") }
        return Target(funnel: old, version: state.mainPlace?.funnelVersion ?? 0, stage: stage)
    }

    /// The stages that a move leaves: the one on the target's track, or every one when the card closes.
    func leaving(_ target: Target) -> [(track: String, stage: Stage)] {
        let tracks = target.stage.kind.isEnd ? state.places.keys.sorted() : [target.track]
        return tracks.compactMap { track in stage(on: track).map { (track, $0) } }
    }

    /// Whether the move goes forward from `stage`: to a later one of the file, or to the good end.
    func isForward(from stage: Stage, to target: Target) -> Bool {
        switch target.stage.kind {
        case .lost: return false
        case .won: return true
        case .open, .waiting:
            let names = target.funnel.stages.map(\.name)
            guard let from = names.firstIndex(of: stage.name), let to = names.firstIndex(of: target.stage.name) else {
                return true
            }
            return to > from
        }
    }

    /// What must be filled before the card goes there, each field once, in the order in which the file asks.
    mutating func missing(for target: Target) throws -> [MissingField] {
        var asked: [(String, MissingField.Why)] = []
        for (_, stage) in leaving(target) where isForward(from: stage, to: target) {
            for stage in try passed(from: stage, to: target) {
                asked += stage.require.map { ($0, .toLeave(stage: stage.name)) }
            }
        }
        asked += target.stage.enterRequire.map { ($0, .toEnter(stage: target.stage.name)) }
        for action in target.stage.onEnter {
            if case .ask(let fields) = action.body { asked += fields.map { ($0, .asked) } }
        }
        var missing = try unfilled(asked)
        if target.stage.kind != .lost { missing += try dependent(besides: missing) }
        if missing.isEmpty, let gate = target.stage.gate, try !holds(gate) {
            missing = try unfilled(gate.reads.sorted().map { ($0, .gate(stage: target.stage.name)) })
            if missing.isEmpty { throw CardRefusal.notAllowed("\(target.stage.title): \(gate.text)") }
        }
        return missing
    }

    /// The stages whose fields a forward move asks for: the one left and, where the order is not free, those between.
    private func passed(from stage: Stage, to target: Target) throws -> [Stage] {
        guard target.funnel.order != .free else { return [stage] }
        let stages = target.funnel.stages.filter { $0.track == stage.track && !$0.kind.isEnd }
        guard let from = stages.firstIndex(where: { $0.name == stage.name }) else { return [stage] }
        let to = stages.firstIndex { $0.name == target.stage.name } ?? stages.count
        return from < to ? Array(stages[from..<to]) : [stage]
    }

    private func unfilled(_ asked: [(String, MissingField.Why)]) throws -> [MissingField] {
        var found: [MissingField] = []
        for (name, why) in asked where !found.contains(where: { $0.field == name }) {
            if try !isFilled(name) { found.append(try missing(name, why)) }
        }
        return found
    }

    /// Fields that the values of others make necessary: the text behind "Другое".
    private func dependent(besides known: [MissingField]) throws -> [MissingField] {
        try funnel().fields.compactMap { field in
            guard let condition = field.requiredWhen, !known.contains(where: { $0.field == field.name }),
                try holds(condition), try !isFilled(field.name)
            else { return nil }
            return try missing(field.name, .dependent)
        }
    }

    /// Refuses what the funnel's order does not allow a person.
    func checkOrder(_ target: Target) throws {
        guard target.stage.kind != .lost, let from = stage(on: target.track) ?? stage(on: "") else { return }
        let stages = target.funnel.stages.filter { $0.kind != .lost && ($0.track == from.track || $0.kind == .won) }
        guard let now = stages.firstIndex(where: { $0.name == from.name }),
            let next = stages.firstIndex(where: { $0.name == target.stage.name })
        else { return }
        if target.funnel.order == .strict, next > now + 1 {
            throw CardRefusal.notAllowed("\(stages[now + 1].title) comes before \(target.stage.title)")
        }
    }

    /// The question that a lost stage asks; nil when `reason` answers it.
    func question(_ target: Target, _ reason: CardReason?) -> ReasonQuestion? {
        guard target.stage.kind == .lost, case .list(let list, let otherText)? = target.stage.reason else { return nil }
        let choices = basis.set.lists[list] ?? ChoiceList(entries: [])
        guard let reason, choices.entries.isEmpty || choices.entries.contains(reason.choice) else {
            return ReasonQuestion(stage: target.stage.name, list: list, choices: choices, wantsText: false)
        }
        let isOther = choices.askingForText.contains(reason.choice) || reason.choice == "Другое"
        guard otherText, isOther, reason.text?.contains(where: { !$0.isWhitespace }) != true else { return nil }
        return ReasonQuestion(stage: target.stage.name, list: list, choices: choices, wantsText: true)
    }
}
