import Domain
import Records

extension CardRun {
    /// Fields that somebody writes without moving the card.
    mutating func edit(_ fields: [String: FieldValue?], source: ValueSource) throws {
        isPerson = source.isPerson
        try writeTelling(fields, source: source)
    }

    /// Writes fields and says in the journal which of them hold something else now, by which open pages know.
    private mutating func writeTelling(_ fields: [String: FieldValue?], source: ValueSource) throws {
        let before = state
        try write(fields, source: source)
        let names = fields.keys.filter { before.value($0) != state.value($0) || $0.hasPrefix("company.") }.sorted()
        guard !names.isEmpty else { return }
        note(
            "card.edited",
            rule: rule(source),
            [
                "fields": .text(names.joined(separator: ",")), "source": .text(source.rawValue),
                "version": .number(state.record.version + 1),
            ]
        )
    }

    /// What happened in another part: the rules of each stage where the card stands, then those of any stage. What 1C says
    /// of its orders holds for closed deals too; only nothing reacts to it there.
    mutating func happened(_ event: DomainEvent) throws {
        guard state.record.outcome == .open || event.source == .onec else { return }
        let told = event.data.mapValues { Optional($0) }
            .merging(event.emptied.map { ($0, nil) }) { told, _ in told }
        let own = try told.filter { name, _ in try owns(name, event.source) }
        if event.source == .onec {
            try writeTelling(own, source: event.source)
        } else {
            try write(own, source: event.source)
        }
        guard state.record.outcome == .open else { return }
        if state.record.entity == .lead { try takeOver(event) }
        try react(to: event)
    }

    /// Whether a field is the sender's to write: those that the funnel gives it, and of every deal what 1C is master of.
    private func owns(_ name: String, _ source: ValueSource) throws -> Bool {
        guard let definition = try definition(of: name) else { return false }
        if let field = definition.field { return field.writers?.contains(source) == true }
        guard source == .onec, state.record.entity == .deal else { return false }
        return name == BuiltInField.amount.rawValue || name == BuiltInField.number.rawValue
            || name == BuiltInField.company.rawValue && state.record.company == nil
    }

    /// Whoever takes a lead is responsible; whoever talks to the client of one that is nobody's becomes so, unless the
    /// funnel's intake gives leads to somebody else.
    private mutating func takeOver(_ event: DomainEvent) throws {
        guard case .staff(let staff)? = event.data["staff"] else { return }
        let source = ValueSource.rule("\(state.record.funnel)/intake.assign")
        if event.name == "lead.taken" {
            try write("responsible", .staff(staff), source: source)
        } else if Self.talks.contains(event.name), state.record.responsible == nil {
            let assignment = try funnel().intake?.assign ?? .answering
            let chosen = try assignee(assignment, answering: staff) ?? (assignment == .nobody ? nil : staff)
            if let chosen { try write("responsible", .staff(chosen), source: source) }
        }
    }

    /// What is said when one of us has talked to the client.
    private static let talks: Set<String> = ["call.answered", "call.reached", "letter.answered", "message.answered"]

    mutating func react(to event: DomainEvent) throws {
        let outer = self.event
        self.event = event
        defer { self.event = outer }
        let places = state.places.values.sorted { $0.track < $1.track }
        for place in places where state.places[place.track] == place {
            guard let stage = stage(on: place.track) else { continue }
            try react(stage.events, to: event, stage: stage.name, version: place.funnelVersion, move: place.move)
        }
        guard state.record.outcome == .open, let funnel = funnel(on: state.mainPlace?.track ?? "") else { return }
        let version = state.mainPlace?.funnelVersion ?? 0
        try react(funnel.anyStageEvents, to: event, stage: nil, version: version, move: 0)
    }

    private mutating func react(
        _ rules: [EventRule],
        to event: DomainEvent,
        stage: String?,
        version: Int64,
        move: Int64
    ) throws {
        for (index, rule) in rules.enumerated() where rule.event == event.name {
            guard try holds(rule.when) else { continue }
            let list = ActionList(
                funnel: state.record.funnel,
                version: version,
                stage: stage,
                kind: .event,
                name: "\(event.name)#\(index)",
                occasion: "m\(move)-v\(state.record.version)-\(effects.count)"
            )
            note("rule.fired", rule: list.source, try deciding(rule.when))
            try perform(list, rule.then)
        }
    }

    /// A button of the stage, or of any stage.
    mutating func press(_ name: String, _ fields: [String: FieldValue?]) throws {
        guard state.record.outcome == .open else { throw CardRefusal.closed(state.record.outcome) }
        isPerson = true
        guard let (button, stage, version) = button(name) else { throw CardRefusal.notHere("button \(name)") }
        if let condition = button.when, try !holds(condition) {
            throw CardRefusal.notAllowed("\(button.title): \(condition.text)")
        }
        let missing = try button.ask.filter { fields[$0].flatMap { $0 } == nil }.map { try self.missing($0, .asked) }
        if !missing.isEmpty { throw CardRefusal.missing(missing) }
        try write(fields, source: .person)
        let list = ActionList(
            funnel: state.record.funnel,
            version: version,
            stage: stage,
            kind: .button,
            name: name,
            occasion: "m\(state.record.moves)-v\(state.record.version)"
        )
        note("card.pressed", rule: list.source, ["button": .text(name), "version": .number(state.record.version + 1)])
        try perform(list, button.then)
    }

    private func button(_ name: String) -> (FunnelButton, stage: String?, version: Int64)? {
        for place in state.places.values.sorted(by: { $0.track < $1.track }) {
            if let stage = stage(on: place.track), let button = stage.buttons.first(where: { $0.name == name }) {
                return (button, stage.name, place.funnelVersion)
            }
        }
        let button = funnel(on: state.mainPlace?.track ?? "")?.anyStageButtons.first { $0.name == name }
        return button.map { ($0, nil, state.mainPlace?.funnelVersion ?? 0) }
    }

    /// Goes on behind an action that was waited for.
    mutating func goOn(_ positions: [ActionPosition]) throws {
        for position in positions {
            guard let funnel = basis.funnel(position.list.funnel, version: position.list.version) else { continue }
            try perform(position.list, position.list.actions(in: funnel), from: position.index)
        }
    }

    /// Somebody's yes, back or no.
    mutating func answered(_ position: ActionPosition, _ verdict: ApprovalVerdict, _ comment: String?) throws {
        guard let funnel = basis.funnel(position.list.funnel, version: position.list.version) else { return }
        let actions = position.list.actions(in: funnel)
        guard actions.indices.contains(position.index), case .approval(let approval) = actions[position.index].body
        else {
            throw SvodError(.notFound, "the funnel asks for no such approval any more")
        }
        if verdict == .rework, approval.commentOnRework, comment?.contains(where: { !$0.isWhitespace }) != true {
            throw CardRefusal.missing([MissingField(field: "comment", title: "comment", type: .text, why: .asked)])
        }
        let rule = position.list.rule(position.index)
        if verdict == .approve {
            for (field, expression) in approval.set.sorted(by: { $0.key < $1.key }) {
                try set(field, expression, rule: rule)
            }
        }
        let target: String? =
            switch verdict {
            case .approve: approval.approve
            case .rework: approval.rework
            case .reject: approval.reject
            }
        if let target { try moveByRule(to: target, rule: rule) }
        if verdict == .reject, state.record.outcome == .lost, let comment { state.record.reasonText = comment }
    }
}
