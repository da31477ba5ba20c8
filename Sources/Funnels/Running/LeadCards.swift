import Domain
import Records
import Store

/// Carries what the desk and the telephone say of leads to their cards: the funnel decides where a lead stands, whose it is
/// and what must be filled; the lead's row follows the card in the same transaction.
///
/// The words on the bus: `lead.created` makes the card; `lead.changed` says which fields of the row were written;
/// `lead.taken` (somebody takes the lead) is an event that the funnel's own rules answer; `lead.convert`, `lead.reject`
/// and `lead.reopen` ask for a move that the funnel's gates may refuse with a ``CardRefusal``.
struct LeadCards {
    let runner: CardRunner

    private var connection: any Connection { runner.context.connection }

    /// Follows a word about a lead. Answers whether that was all: events of calls go on to the funnel's own rules.
    func follow(_ event: DomainEvent, of lead: LeadID) throws -> Bool {
        guard event.name.hasPrefix("lead.") else { return false }
        switch event.name {
        case "lead.created": _ = try card(of: lead, event)
        case "lead.changed": try change(lead, event)
        case "lead.convert": if let card = try card(of: lead) { try convert(card, event) }
        case "lead.reject": if let card = try card(of: lead) { try reject(card, event) }
        case "lead.reopen": if let card = try card(of: lead) { try reopen(card) }
        default: if let card = try card(of: lead) { try runner.run(.happened(event), on: card) }
        }
        return true
    }

    /// The card of a lead; one that has none yet gets it. `event` says by which way a written one came and what it is
    /// called.
    func card(of lead: LeadID, _ event: DomainEvent? = nil) throws -> CardID? {
        if let card = try CardBook.card(of: lead, in: connection) { return card }
        guard let known = try LeadBook.columns(of: lead, in: connection) else { return nil }
        if known.source != .call, let deal = try LeadBook.view(of: lead, in: connection).deal { return deal }
        let way: String? = if case .text(let way)? = event?.data["from"] { way } else { nil }
        guard let funnel = way.flatMap({ runner.basis.set.funnel(takingIn: $0) }) ?? runner.basis.leadFunnel else {
            return nil
        }
        var new = NewCard(funnel: funnel.name)
        new.title = known.name ?? known.number ?? "\(funnel.title) № \(lead)"
        if case .text(let title)? = event?.data["title"] { new.title = title }
        if funnel.entity == .lead {
            new.stage = stage(for: known.status.isClosed ? .identification : known.status, in: funnel)?.name
        }
        new.lead = lead
        new.phone = known.number
        new.contact = known.person
        new.company = known.company
        if let owner = known.owner { new.fields["responsible"] = .staff(owner) }
        let maker = CardMaker(basis: runner.basis, context: runner.context)
        let made = try maker.make(new, source: event?.source ?? .call, answering: known.owner)
        if funnel.entity == .deal {
            // The company has no leads on this way: what is asked for is a sale at once.
            try LeadBook.change(lead, "deal_id = \(made)", in: connection)
            try LeadBook.move(lead, to: .converted, at: runner.context.at, in: connection)
        }
        return made
    }

    /// The stage that a lead of that status stands in: the first that says so, else the first of its kind.
    private func stage(for status: LeadStatus, in funnel: Funnel) -> Stage? {
        if let stage = funnel.stages.first(where: { $0.leadStatus == status }) { return stage }
        return switch status {
        case .inquiry: funnel.stages.first
        case .converted: funnel.stages.first { $0.kind == .won }
        case .rejected: funnel.stages.first { $0.kind == .lost }
        case .identification, .overdue: nil
        }
    }
}

extension LeadCards {
    /// The row has new values; a person's topic must stand in the funnel's list.
    private func change(_ lead: LeadID, _ event: DomainEvent) throws {
        guard case .list(let fields)? = event.data["fields"], let known = try LeadBook.columns(of: lead, in: connection)
        else { return }
        let names = Set(fields.compactMap { if case .text(let name) = $0 { name } else { nil } })
        if names.contains("topic"), let topic = known.topic, event.source.isPerson,
            let topics = runner.basis.set.topics(of: runner.basis.leadFunnel), !topics.entries.contains(topic)
        {
            throw CardRefusal.invalid(field: "topic", "'\(topic)' is not in the list")
        }
        // A lead that was closed before there were funnels keeps what it has without a card.
        let card = try known.status.isClosed ? CardBook.card(of: lead, in: connection) : card(of: lead)
        if let card { try runner.run(.noticed(names), on: card) }
    }

    /// Hands a lead on: its responsible is who does it where nobody was, and whoever hands on an inquiry has talked to the
    /// client, so it goes the way of a taken one first.
    private func convert(_ card: CardID, _ event: DomainEvent) throws {
        let state = try CardReader(connection: connection).state(of: card)
        guard let funnel = runner.basis.set.funnels[state.record.funnel], let won = stage(for: .converted, in: funnel)
        else { throw CardRefusal.notHere("a won stage in \(state.record.funnel)") }
        if state.record.responsible == nil, let actor = runner.context.actor {
            try runner.run(
                .edit(["responsible": .staff(actor)], source: .rule("\(funnel.name)/intake.assign")),
                on: card
            )
        }
        if state.places[""].flatMap({ funnel.stage($0.stage) })?.leadStatus?.isUnprocessed == true {
            let taken = DomainEvent("lead.taken", of: .card(card), source: .person)
            try runner.run(.happened(taken), on: card)
        }
        try runner.run(.move(to: won.name, fields: Self.given(event), reason: nil, source: .person), on: card)
    }

    /// What was given with a word, for the gate.
    private static func given(_ event: DomainEvent) -> [String: FieldValue?] {
        guard case .table(let rows)? = event.data["fields"] else { return [:] }
        return (rows.first ?? [:]).mapValues { Optional($0) }
    }

    private func reject(_ card: CardID, _ event: DomainEvent) throws {
        let record = try CardBook.record(of: card, in: connection)
        guard let funnel = runner.basis.set.funnels[record.funnel], let lost = stage(for: .rejected, in: funnel),
            case .text(let choice)? = event.data["reason"]
        else { throw CardRefusal.notHere("a lost stage in \(record.funnel)") }
        let text: String? = if case .text(let note)? = event.data["note"] { note } else { nil }
        let source: ValueSource = event.data["fixed"] == .flag(true) ? .rule("leads/1") : .person
        let reason = CardReason(choice, text: text)
        try runner.run(.move(to: lost.name, fields: Self.given(event), reason: reason, source: source), on: card)
    }

    private func reopen(_ card: CardID) throws {
        let record = try CardBook.record(of: card, in: connection)
        guard record.outcome != .open, let funnel = runner.basis.set.funnels[record.funnel],
            let stage = stage(for: .identification, in: funnel) ?? funnel.stages.first
        else { return }
        try runner.run(.reopen(stage: stage.name, why: "lead.reopen"), on: card)
    }
}

extension FunnelBasis {
    /// The funnel in which calls become cards.
    package var leadFunnel: Funnel? { self.set.leadFunnel }
}
