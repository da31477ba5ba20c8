import Domain
import Records
import Store

/// Takes an event through reading, the rules and their application, in one transaction.
struct CardRunner {
    let basis: FunnelBasis
    let context: EventContext

    private var connection: any Connection { context.connection }

    /// What became of a card.
    struct Outcome {
        let state: CardState
        let made: [CardID]
    }

    /// The card and all that the rules may look at.
    func situation(of card: CardID) throws -> CardSituation {
        situation(try CardReader(connection: connection).state(of: card))
    }

    /// All that the rules may look at, beside a card that was read.
    func situation(_ state: CardState) -> CardSituation {
        CardSituation(
            basis: basis,
            state: state,
            facts: CardLookups(connection: connection, now: context.at),
            now: context.at,
            actor: context.actor
        )
    }

    /// Lets `event` happen to a card.
    ///
    /// - Throws: ``CardRefusal`` for a person's command; ``SvodError`` `notFound`, or from the store.
    @discardableResult
    func run(_ event: CardEvent, on card: CardID) throws -> Outcome {
        let before = try CardReader(connection: connection).state(of: card)
        return try run(event, before)
    }

    /// Lets `event` happen to a card that nothing has changed since it was read.
    @discardableResult
    func run(_ event: CardEvent, _ before: CardState) throws -> Outcome {
        let reaction = try CardRules().react(to: event, in: situation(before))
        let state = reaction.state
        if state.record != before.record {
            try CardBook.save(state.record, over: before.stored ?? before.record, in: connection)
        }
        if state.record.entity == .lead, let lead = state.record.lead { try writeLead(lead, before, state) }
        let applier = CardApplier(context: context, state: state, wantsOverdue: wantsOverdue(state)) { new, rule in
            try CardMaker(basis: basis, context: try context.following("\(state.record.funnel) → \(new.funnel)"))
                .make(new, rule: rule)
        }
        let made = try applier.apply(reaction.effects)
        if before.record.outcome == .open, state.record.outcome != .open { try tellParent(of: state.record) }
        if let watch = basis.watch, before != state {
            try watch(CardTurn(before, state), try context.following("\(state.record.funnel) watched"))
        }
        return Outcome(state: state, made: made)
    }

    /// Whether the card's funnel has a rule about tasks that are late: only then are they waited for.
    private func wantsOverdue(_ state: CardState) -> Bool {
        guard let funnel = basis.set.funnels[state.record.funnel] else { return false }
        return (funnel.anyStageEvents + funnel.stages.flatMap(\.events)).contains { $0.event == "task.overdue" }
    }

    /// Lets the card from which this one came hear that it is over.
    private func tellParent(of record: CardRecord) throws {
        guard let parent = record.parent, try CardBook.find(parent, in: connection)?.outcome == .open else { return }
        var data: [String: FieldValue] = ["card": .card(record.id), "funnel": .text(record.funnel)]
        data["reason"] = record.reason.map { .text($0) }
        for name in ["child.\(record.outcome.rawValue)", "child.closed"] {
            let event = DomainEvent(name, of: .card(parent), data: data, source: .rule("\(record.funnel)/\(name)"))
            let context = try context.following("\(record.name.subject) \(name)")
            try CardRunner(basis: basis, context: context).run(.happened(event), on: parent)
        }
    }

    /// Lets a card whose row has just been written enter its first stage.
    func begin(
        _ card: CardState,
        stage: String?,
        variant: String?,
        fields: [String: FieldValue],
        source: ValueSource
    ) throws -> Outcome {
        try run(.begin(stage: stage, variant: variant, fields: fields, source: source), card)
    }

    /// Writes a person's act beside the rules into the journal of a card.
    func note(_ kind: String, _ card: CardRecord, _ data: EventData) throws {
        try Journal.append(
            NewJournalEntry(
                at: context.at,
                kind: kind,
                subject: card.name.subject,
                cause: context.cause,
                actor: context.actor,
                data: data.json
            ),
            in: connection
        )
    }

    /// Writes what a lead's row holds of its card's fields.
    private func writeLead(_ lead: LeadID, _ before: CardState, _ state: CardState) throws {
        guard before.record != state.record || before.fields != state.fields,
            var columns = before.lead
        else { return }
        let old = columns
        columns.owner = state.record.responsible
        columns.person = state.record.person
        columns.company = state.record.company
        columns.topic = Self.text(state.fields["topic"])
        columns.topicOther = Self.text(state.fields["topic_text"])
        columns.comment = Self.text(state.fields["comment"])
        columns.number = Self.text(state.fields["phone"])
        columns.channel = Self.text(state.fields["channel"])
        let staff: StaffID? = if case .staff(let id)? = state.fields["transferred_to"] { id } else { nil }
        if columns.transferredTo != staff {
            columns.hand(
                to: staff,
                source: context.actor == nil ? .call : .person,
                department: try staff.flatMap { try StaffAtPhone.department(of: $0, at: context.at, in: connection) }
            )
        }
        if columns != old { try LeadBook.write(columns, over: old, to: lead, in: connection) }
    }

    private static func text(_ value: FieldValue?) -> String? {
        if case .text(let text)? = value { text } else { nil }
    }
}

extension CardTurn {
    fileprivate init(_ before: CardState, _ after: CardState) {
        self.init(
            before: before.record,
            after: after.record,
            stageBefore: before.mainPlace?.stage,
            stage: after.mainPlace?.stage,
            fieldsBefore: before.fields,
            fields: after.fields
        )
    }
}
