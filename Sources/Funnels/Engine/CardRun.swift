import Domain
import Records

/// One reaction of the rules: the card as it becomes, and what is to be done.
struct CardRun {
    let basis: FunnelBasis
    let facts: any CardFacts
    let now: Timestamp
    let actor: StaffID?
    let evaluator = Evaluator()

    var state: CardState
    /// The card as it was when the event came, or when conditions were looked at last.
    var seen: CardState
    var effects: [CardEffect] = []
    /// The fields written since a stage was entered last: what `changed()` asks.
    var changed: Set<String> = []
    /// The fields written that nothing has reacted to yet.
    var unsettled: Set<String> = []
    /// The event at hand, for `event.x`.
    var event: DomainEvent?
    /// The row at hand, for `item.x`.
    var item: [String: FieldValue]?
    /// The automatic moves so far, for the message about a loop.
    var path: [String] = []
    /// Whether something happened outside the card, which computed fields may read.
    var hasHeard = false
    /// Whether a person acts, whom a gate can ask.
    var isPerson = false

    init(_ situation: CardSituation) throws {
        basis = situation.basis
        facts = situation.facts
        now = situation.now
        actor = situation.actor
        state = situation.state
        seen = situation.state
        guard basis.set.funnels[situation.state.record.funnel] != nil || situation.state.mainPlace != nil else {
            throw SvodError(.notFound, "there is no funnel \(situation.state.record.funnel)")
        }
    }

    var card: CardID { state.record.id }

    /// The funnel under which the card stands on a track.
    func funnel(on track: String) -> Funnel? {
        let version = state.places[track]?.funnelVersion ?? state.mainPlace?.funnelVersion
        return basis.funnel(state.record.funnel, version: version ?? basis.version(of: state.record.funnel))
    }

    /// The funnel under which the card stands.
    func funnel() throws -> Funnel {
        guard let funnel = funnel(on: state.mainPlace?.track ?? "") else {
            throw SvodError(.notFound, "there is no funnel \(state.record.funnel)")
        }
        return funnel
    }

    /// The stage where the card stands on a track; nil when the funnel has it no more.
    func stage(on track: String) -> Stage? {
        guard let place = state.places[track], let funnel = funnel(on: track) else { return nil }
        return funnel.stage(place.stage) ?? funnel.stages.first { $0.replaces.contains(place.stage) }
    }

    mutating func take(_ event: CardEvent) throws {
        let (before, version) = (state, state.record.version)
        switch event {
        case .begin(let stage, let variant, let fields, let source):
            try begin(stage: stage, variant: variant, fields: fields, source: source)
        case .edit(let fields, let source): try edit(fields, source: source)
        case .move(let stage, let fields, let reason, let source):
            isPerson = source.isPerson
            try move(to: stage, fields: fields, reason: reason, source: source)
        case .press(let button, let fields): try press(button, fields)
        case .happened(let event):
            hasHeard = true
            try happened(event)
        case .fired(let mark, let due): try fired(mark, due: due)
        case .goOn(let positions): try goOn(positions)
        case .answered(let position, let verdict, let comment): try answered(position, verdict, comment)
        case .reopen(let stage, let why): try reopen(at: stage, why: why)
        case .touched: try touch()
        case .noticed(let fields):
            changed = fields
            unsettled = fields
        case .rearm(let mark): try rearm(mark)
        case .recorded(let fields): try arm(recorded: fields)
        }
        switch event {
        case .rearm, .recorded: return
        default: break
        }
        try settle()
        if case .touched = event { return }
        var isNoticed = false
        if case .noticed = event { isNoticed = true }
        guard isNoticed || !effects.isEmpty || state != before else { return }
        state.record.version = version + 1
        state.record.changedAt = now
    }

    /// Writes a change into the journal with the version that it makes, for whoever comes second.
    mutating func noteChange(_ kind: String, rule: String?, _ name: String, _ value: EventData.Value) {
        var data: EventData = ["version": .number(state.record.version + 1)]
        data.append(name, value)
        note(kind, rule: rule, data)
    }

    mutating func note(_ kind: String, rule: String? = nil, _ data: EventData) {
        effects.append(.note(kind, rule: rule, data))
    }
}
