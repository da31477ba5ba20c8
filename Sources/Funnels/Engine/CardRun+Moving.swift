import Domain
import Records

extension CardRun {
    /// The most automatic moves of one event: more are a loop.
    private static let mostMoves = 16

    /// Enters the first stage of a card whose row has just been written.
    mutating func begin(
        stage name: String?,
        variant: String?,
        fields: [String: FieldValue],
        source: ValueSource
    ) throws {
        guard let funnel = basis.set.funnels[state.record.funnel] else {
            throw CardRefusal.notHere("funnel \(state.record.funnel)")
        }
        isPerson = source.isPerson
        try write(try writable(fields, by: source).mapValues { $0 }, source: source)
        let first = try firstStage(of: funnel, named: name, variant: variant)
        let target = Target(funnel: funnel, version: basis.version(of: funnel.name), stage: first)
        note(
            "card.created",
            rule: rule(source),
            ["funnel": .text(funnel.name), "stage": .text(first.name), "responsible": .id(state.record.responsible)]
        )
        try pass(target, asPerson: isPerson)
        try enter(target)
        for timer in funnel.anyStageTimers { try arm(timer, track: nil, enteredAt: now) }
    }

    private func firstStage(of funnel: Funnel, named name: String?, variant: String?) throws -> Stage {
        let variant = variant.flatMap { name in funnel.variants.first { $0.name == name } }
        if let name {
            guard let stage = funnel.stage(name) else { throw CardRefusal.notHere("stage \(name)") }
            if isPerson, let start = funnel.start, !start.contains(name), variant?.start != name {
                throw CardRefusal.notAllowed("\(funnel.title) does not begin at \(stage.title)")
            }
            return stage
        }
        let usual = variant?.start ?? funnel.start?.first
        guard let stage = usual.flatMap({ funnel.stage($0) }) ?? funnel.stages.first else {
            throw CardRefusal.notHere("a stage in \(funnel.name)")
        }
        return stage
    }

    /// A move that somebody asked for: a person's is held up by the gate, a machine's goes through and is flagged.
    mutating func move(
        to name: String,
        fields: [String: FieldValue?],
        reason: CardReason?,
        source: ValueSource
    ) throws {
        guard state.record.outcome == .open else { throw CardRefusal.closed(state.record.outcome) }
        try write(fields, source: source)
        let target = try target(name)
        if state.places[target.track]?.stage == target.stage.name { return }
        if isPerson { try checkOrder(target) }
        try move(to: target, reason: reason, source: source)
    }

    /// A move that a rule makes. One to where the card stands already does nothing; a card that is over stays so.
    mutating func moveByRule(to name: String, rule: String) throws {
        guard state.record.outcome == .open else { return }
        let target = try target(name)
        guard state.places[target.track]?.stage != target.stage.name else { return }
        path.append("\(rule) → \(name)")
        guard path.count <= Self.mostMoves else {
            throw SvodError(
                .limitExceeded,
                "moves of \(state.record.name.subject) lead to one another without end: \(path.joined(separator: ", "))"
            )
        }
        let wasPerson = isPerson
        isPerson = false
        defer { isPerson = wasPerson }
        try move(to: target, reason: nil, source: .rule(rule))
    }

    private mutating func move(to target: Target, reason: CardReason?, source: ValueSource) throws {
        let question = question(target, reason)
        if isPerson {
            let missing = try missing(for: target)
            if !missing.isEmpty { throw CardRefusal.missing(missing, reason: question) }
            if let question { throw CardRefusal.needsReason(question) }
        } else {
            try pass(target, asPerson: false)
        }
        let from = state.places[target.track]?.stage ?? state.mainPlace?.stage
        try leave(for: target)
        note(
            "card.moved",
            rule: rule(source),
            [
                "from": .text(from), "to": .text(target.stage.name), "track": .text(target.track),
                "move": .number(state.record.moves + 1), "version": .number(state.record.version + 1),
                "incomplete": .flag(state.record.isIncomplete),
            ]
        )
        if target.stage.kind.isEnd { close(target, reason) }
        try enter(target)
    }

    /// Lets through what a gate would hold up, and flags the card.
    private mutating func pass(_ target: Target, asPerson: Bool) throws {
        do {
            let missing = try missing(for: target)
            if missing.isEmpty { return }
            if asPerson { throw CardRefusal.missing(missing.map { $0.asked() }) }
            state.record.isIncomplete = true
            note(
                "card.incomplete",
                ["stage": .text(target.stage.name), "fields": .text(missing.map(\.field).joined(separator: ","))]
            )
        } catch let refusal as CardRefusal {
            guard !asPerson, case .notAllowed = refusal else { throw refusal }
            state.record.isIncomplete = true
        }
    }

    private mutating func leave(for target: Target) throws {
        for (track, stage) in leaving(target) {
            guard let place = state.places[track] else { continue }
            let list = ActionList(
                funnel: state.record.funnel,
                version: place.funnelVersion,
                stage: place.stage,
                kind: .onLeave,
                name: "",
                occasion: "m\(state.record.moves)"
            )
            try perform(list, stage.onLeave)
            if !stage.timers.isEmpty { effects.append(.disarmAll(prefix: TimerMark.prefix(card, track: track))) }
            if stage.onEnter.contains(where: { if case .approval = $0.body { true } else { false } }) {
                effects.append(.dropOrders(kind: "approval", prefix: "card:\(card)/m\(place.move)/\(place.stage)."))
            }
        }
    }

    private mutating func close(_ target: Target, _ reason: CardReason?) {
        state.record.outcome = target.stage.kind == .won ? .won : .lost
        state.record.closedAt = now
        if target.stage.kind == .lost {
            if case .fixed(let text)? = target.stage.reason { state.record.reason = text }
            if let reason { (state.record.reason, state.record.reasonText) = (reason.choice, reason.text) }
        }
        effects += [.setOpen(false), .disarmAll(prefix: TimerMark.prefix(card, track: nil)), .dropTasks]
        note(
            "card.closed",
            [
                "outcome": .text(state.record.outcome.rawValue), "reason": .text(state.record.reason),
                "version": .number(state.record.version + 1),
            ]
        )
    }

    private mutating func enter(_ target: Target) throws {
        state.record.moves += 1
        let place = CardPlace(
            track: target.track,
            stage: target.stage.name,
            funnelVersion: target.version,
            enteredAt: now,
            move: state.record.moves
        )
        state.places[target.track] = place
        effects.append(.enter(place, isOpen: state.record.outcome == .open))
        changed = []
        if let status = target.stage.leadStatus {
            effects.append(.leadStatus(status, reason: state.record.reason, note: state.record.reasonText))
        }
        let list = ActionList(
            funnel: target.funnel.name,
            version: target.version,
            stage: target.stage.name,
            kind: .onEnter,
            name: "",
            occasion: "m\(place.move)"
        )
        try perform(list, target.stage.onEnter)
        guard state.places[target.track] == place, state.record.outcome == .open else { return }
        for timer in target.stage.timers { try arm(timer, track: target.track, enteredAt: now) }
    }

    /// Opens a closed card again.
    mutating func reopen(at name: String, why: String) throws {
        guard state.record.outcome != .open else { throw CardRefusal.notAllowed("the card is open") }
        guard why.contains(where: { !$0.isWhitespace }) else {
            throw CardRefusal.invalid(field: "why", "say why it is opened again")
        }
        let target = try target(name)
        guard !target.stage.kind.isEnd else { throw CardRefusal.notAllowed("\(target.stage.title) is an end") }
        state.record.outcome = .open
        state.record.closedAt = nil
        (state.record.reason, state.record.reasonText) = (nil, nil)
        if target.track != "" {
            state.places[""] = nil
            effects.append(.leave(track: ""))
        }
        effects.append(.setOpen(true))
        note("card.reopened", ["to": .text(target.stage.name), "version": .number(state.record.version + 1)])
        try enter(target)
        for timer in target.funnel.anyStageTimers { try arm(timer, track: nil, enteredAt: now) }
    }
}

extension MissingField {
    /// The same field, asked for at the making of a card.
    fileprivate func asked() -> MissingField { MissingField(field: field, title: title, type: type, why: .toCreate) }
}
