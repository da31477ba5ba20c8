import Domain
import Records

extension CardRun {
    /// Lets everything react to what was written, until nothing more follows: computed fields, rules about fields,
    /// timers, tracks that can open, stages that go on by themselves.
    mutating func settle() throws {
        for _ in 0..<64 {
            let written = unsettled
            unsettled = []
            let before = seen
            seen = state
            try compute(written)
            if state.record.outcome == .open {
                try reactToFields(written)
                try lookAtConditions(before: before, written)
                try rearm(written)
            }
            try clearFlag()
            if unsettled.isEmpty, try !openTracks(), try !goOn() { return }
        }
        throw SvodError(
            .limitExceeded,
            "rules of \(state.record.name.subject) lead to one another without end: "
                + unsettled.sorted().joined(separator: ", ")
        )
    }

    /// Writes the fields that follow from others.
    private mutating func compute(_ written: Set<String>) throws {
        guard !written.isEmpty || hasHeard || state.record.version <= 1 else { return }
        for field in try funnel().fields {
            guard let expression = field.computed, reads(expression, any: written) else { continue }
            let value = try value(expression)?.converted(to: field.type, calendar: calendar(nil))
            try write(field.name, value, source: .rule("\(try funnel().name)/\(field.name)"))
        }
    }

    /// Whether an expression may answer otherwise: something that it reads was written, or stands outside the card.
    private func reads(_ expression: Expression, any written: Set<String>) -> Bool {
        expression.reads.contains { name in
            written.contains(name) || written.contains(String(name.prefix { $0 != "." }))
                || name.hasPrefix("task.") || state.record.version <= 1
        }
    }

    /// Rules about the filling or change of a field: the event `field.NAME`.
    private mutating func reactToFields(_ written: Set<String>) throws {
        for name in written.sorted() {
            try react(to: DomainEvent("field.\(name)", of: .card(card), source: .person))
        }
    }

    /// Takes the flag off a card that a machine moved past a gate, once nothing is missing any more.
    private mutating func clearFlag() throws {
        guard state.record.isIncomplete, !seen.fields.isEmpty || state.record.version > 0 else { return }
        for place in state.places.values.sorted(by: { $0.track < $1.track }) {
            guard let funnel = funnel(on: place.track), let stage = funnel.stage(place.stage) else { continue }
            let earlier = funnel.stages.prefix { $0.name != stage.name }.filter {
                $0.track == stage.track && !$0.kind.isEnd
            }
            var wanted = stage.enterRequire + (stage.kind == .lost ? [] : earlier.flatMap(\.require))
            for action in stage.onEnter { if case .ask(let fields) = action.body { wanted += fields } }
            for name in wanted where try !isFilled(name) { return }
            if let gate = stage.gate, try !holds(gate) { return }
            if stage.kind == .lost, state.record.reason == nil { return }
        }
        state.record.isIncomplete = false
        note("card.completed", [:])
    }

    /// Opens each track at its first stage once that stage's gate holds and what it wants is filled. Returns whether one
    /// was opened.
    private mutating func openTracks() throws -> Bool {
        guard state.record.outcome == .open, let funnel = basis.set.funnels[state.record.funnel] else { return false }
        for track in funnel.tracks where state.places[track] == nil {
            guard let stage = funnel.stages.first(where: { $0.track == track && !$0.kind.isEnd }) else { continue }
            guard try holds(stage.gate), try stage.enterRequire.allSatisfy({ try isFilled($0) }) else { continue }
            try moveByRule(to: stage.name, rule: "\(funnel.name) v\(basis.version(of: funnel.name))/parallel.\(track)")
            return true
        }
        return false
    }

    /// Moves the card on from a stage whose `auto_next` holds. Returns whether it moved.
    private mutating func goOn() throws -> Bool {
        guard state.record.outcome == .open else { return false }
        for place in state.places.values.sorted(by: { $0.track < $1.track }) {
            guard let stage = stage(on: place.track) else { continue }
            for (index, next) in stage.autoNext.enumerated() where try holds(next.when) {
                guard next.stage != place.stage else { continue }
                let rule = "\(state.record.funnel) v\(place.funnelVersion)/\(place.stage).auto_next[\(index)]"
                note("rule.fired", rule: rule, try deciding(next.when))
                try moveByRule(to: next.stage, rule: rule)
                return true
            }
        }
        return false
    }

    /// The values that a condition read, for the journal: numbers, states and entries of lists, never free texts.
    func deciding(_ condition: Expression?) throws -> EventData {
        guard let condition else { return [:] }
        var data = EventData()
        data.append("when", .text(condition.text))
        for name in condition.reads.sorted() { data.append(name, try shown(name)) }
        return data
    }

    private func shown(_ name: String) throws -> EventData.Value {
        switch try source().value(name) {
        case nil: return .null
        case .flag(let flag)?: return .flag(flag)
        case .int(let number)?: return .number(number)
        case .quantity(let thousandths)?: return .text(FieldText.decimal(thousandths, places: 3))
        case .money(let money)?: return .text(FieldText.decimal(money.minor, places: 2))
        case .date(let date)?: return .text("\(date)")
        case .moment(let moment)?: return .number(moment.microseconds)
        case .staff(let id)?: return .id(id)
        case .department(let id)?: return .id(id)
        case .person(let id)?: return .id(id)
        case .company(let id)?: return .id(id)
        case .card(let id)?: return .id(id)
        case .text(let text)?:
            if case .choice? = try definition(of: name)?.type { return .text(text) }
            return ["stage", "outcome"].contains(name) ? .text(text) : .text("filled")
        case .list(let values)?: return .number(Int64(values.count))
        case .table(let rows)?: return .number(Int64(rows.count))
        }
    }
}
