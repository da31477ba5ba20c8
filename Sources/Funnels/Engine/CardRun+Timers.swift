import Domain
import Records

extension CardRun {
    /// Arms a timer on entry. One whose condition holds already fires at once.
    mutating func arm(_ timer: FunnelTimer, track: String?, enteredAt: Timestamp) throws {
        guard let mark = mark(timer, track: track) else { return }
        if timer.once, try facts.isClaimed(Self.onceKey(mark)) { return }
        if case .when(let condition) = timer.moment {
            if timer.ifPast == .fire, try holds(condition) { try fire(timer, mark, occasion: "m\(mark.move)") }
            return
        }
        guard let moment = try moment(of: timer, enteredAt: enteredAt, from: now) else { return }
        if moment <= now, timer.ifPast == .skip { return }
        effects.append(.arm(mark, at: max(moment, now)))
    }

    private func mark(_ timer: FunnelTimer, track: String?) -> TimerMark? {
        guard let track else { return TimerMark(card: card, track: nil, stage: nil, name: timer.name, move: 0) }
        guard let place = state.places[track] else { return nil }
        return TimerMark(card: card, track: track, stage: place.stage, name: timer.name, move: place.move)
    }

    private static func onceKey(_ mark: TimerMark) -> String {
        "card:\(mark.card)/once/\(mark.stage ?? "any")/\(mark.name)"
    }

    /// When a timer fires; nil while the field that it reads is empty. Of a schedule the next time after `from`.
    private func moment(of timer: FunnelTimer, enteredAt: Timestamp, from: Timestamp) throws -> Timestamp? {
        let calendar = calendar(timer.calendar)
        switch timer.moment {
        case .at(let field, let offset):
            let base: Timestamp
            switch try source().value(field) {
            case .moment(let moment)?: base = moment
            case .date(let date)?:
                base = calendar.startOfWork(on: calendar.workingDay(from: date)) ?? calendar.midnight(of: date)
            default: return nil
            }
            return offset?.apply(to: base, in: calendar) ?? base
        case .after(let span): return span.apply(to: enteredAt, in: calendar)
        case .idle(let span): return span.apply(to: max(state.record.touchedAt, enteredAt), in: calendar)
        case .every(let schedule): return schedule.next(after: from, in: calendar)
        case .when: return nil
        }
    }

    /// The timers of the stages where the card stands, with their tracks, and those of any stage.
    private func waiting() -> [(timer: FunnelTimer, track: String?, enteredAt: Timestamp)] {
        var found: [(timer: FunnelTimer, track: String?, enteredAt: Timestamp)] = []
        for place in state.places.values.sorted(by: { $0.track < $1.track }) {
            found += (stage(on: place.track)?.timers ?? []).map { ($0, place.track, place.enteredAt) }
        }
        let always = funnel(on: state.mainPlace?.track ?? "")?.anyStageTimers ?? []
        return found + always.map { ($0, nil, state.record.createdAt) }
    }

    /// Arms timers anew whose field was written; one whose field was emptied is disarmed.
    mutating func rearm(_ written: Set<String>) throws {
        guard !written.isEmpty else { return }
        for (timer, track, enteredAt) in waiting() where timer.rearms {
            guard case .at(let field, _) = timer.moment, written.contains(field), let mark = mark(timer, track: track)
            else { continue }
            if track.flatMap({ state.places[$0]?.enteredAt }) == now, effects.contains(where: { $0.arms(mark) }) {
                continue
            }
            effects.append(.disarm(key: mark.key))
            try arm(timer, track: track, enteredAt: enteredAt)
        }
    }

    /// Arms the timers of moments that stand in `fields` and are still to come, whatever they do about those that are gone:
    /// for a card that was filled without its rules. One whose field was emptied, or tells of the past, is disarmed.
    mutating func arm(recorded fields: Set<String>) throws {
        guard state.record.outcome == .open else { return }
        for (timer, track, enteredAt) in waiting() {
            guard case .at(let field, _) = timer.moment, fields.contains(field), let mark = mark(timer, track: track)
            else { continue }
            effects.append(.disarm(key: mark.key))
            if timer.once, try facts.isClaimed(Self.onceKey(mark)) { continue }
            guard let moment = try moment(of: timer, enteredAt: enteredAt, from: now), moment > now else { continue }
            effects.append(.arm(mark, at: moment))
        }
    }

    /// Arms one timer for its new moment after a calendar changed. One that fired already stays so.
    mutating func rearm(_ mark: TimerMark) throws {
        let found = waiting().first { timer, track, _ in timer.name == mark.name && track == mark.track }
        guard let (timer, track, enteredAt) = found, self.mark(timer, track: track) == mark else {
            effects.append(.disarm(key: mark.key))
            return
        }
        guard let moment = try moment(of: timer, enteredAt: enteredAt, from: now) else { return }
        effects.append(.arm(mark, at: max(moment, now)))
    }

    /// Winds up the idle timers anew.
    mutating func touch() throws {
        state.record.touchedAt = max(state.record.touchedAt, now)
        guard state.record.outcome == .open else { return }
        for (timer, track, enteredAt) in waiting() {
            if case .idle = timer.moment { try arm(timer, track: track, enteredAt: enteredAt) }
        }
    }

    /// Fires conditions that hold now and did not before.
    mutating func lookAtConditions(before: CardState, _ written: Set<String>) throws {
        guard !written.isEmpty else { return }
        for (timer, track, _) in waiting() {
            guard case .when(let condition) = timer.moment, let mark = mark(timer, track: track),
                before.places[track ?? ""]?.move == state.places[track ?? ""]?.move || track == nil
            else { continue }
            guard try holds(condition), try !evaluator.holds(condition, in: source(of: before)) else { continue }
            try fire(timer, mark, occasion: "v\(state.record.version)")
        }
    }

    /// What a timer leads to that has fallen due. One of a stage that the card has left does nothing.
    mutating func fired(_ mark: TimerMark, due: Timestamp) throws {
        let found = waiting().first { timer, track, _ in timer.name == mark.name && track == mark.track }
        guard state.record.outcome == .open, let (timer, track, enteredAt) = found,
            self.mark(timer, track: track) == mark
        else { return }
        let late = max(0, (now - due) / .seconds(1))
        if late >= 60 { note("timer.late", ["timer": .text(mark.name), "seconds": .number(Int64(late))]) }
        try fire(timer, mark, occasion: "t\(due.microseconds)")
        guard case .every = timer.moment, state.record.outcome == .open, self.mark(timer, track: track) == mark,
            let next = try moment(of: timer, enteredAt: enteredAt, from: max(due, now))
        else { return }
        effects.append(.arm(mark, at: next))
    }

    private mutating func fire(_ timer: FunnelTimer, _ mark: TimerMark, occasion: String) throws {
        if timer.once {
            let key = Self.onceKey(mark)
            guard try !facts.isClaimed(key), !effects.contains(.claim(key)) else { return }
            effects.append(.claim(key))
        }
        let version = state.places[mark.track ?? ""]?.funnelVersion ?? state.mainPlace?.funnelVersion ?? 0
        let list = ActionList(
            funnel: state.record.funnel,
            version: version,
            stage: mark.stage,
            kind: .timer,
            name: timer.name,
            occasion: "m\(mark.move)-\(occasion)"
        )
        var data: EventData = ["timer": .text(timer.name)]
        if case .when(let condition) = timer.moment { data = try deciding(condition) }
        note("timer.fired", rule: list.source, data)
        try perform(list, timer.then)
    }
}

extension CardEffect {
    /// Whether it arms that timer.
    fileprivate func arms(_ mark: TimerMark) -> Bool {
        if case .arm(mark, _) = self { true } else { false }
    }
}
