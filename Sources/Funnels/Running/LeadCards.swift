import Domain
import Records
import Store

/// Keeps the cards of leads beside what the telephone makes of the leads: what the desk does to a lead moves its card,
/// and a stage that the card enters gives the lead its status.
struct LeadCards {
    let runner: CardRunner

    private var connection: any Connection { runner.context.connection }

    /// Follows an event of a lead. Answers whether that was all: events of calls go on to the funnel's own rules.
    func follow(_ event: DomainEvent, of lead: LeadID) throws -> Bool {
        guard event.name.hasPrefix("lead.") else { return false }
        guard let card = try card(of: lead, event) else { return true }
        switch event.name {
        case "lead.status", "lead.converted", "lead.rejected": try move(card, event)
        case "lead.reopened": try reopen(card, event)
        case "lead.changed":
            guard case .list(let fields)? = event.data["fields"] else { break }
            let names = fields.compactMap { if case .text(let name) = $0 { name } else { nil } }
            try runner.run(.noticed(Set(names)), on: card)
        default: try runner.run(.happened(event), on: card)
        }
        return true
    }

    /// The card of a lead; one that has none yet gets it.
    private func card(of lead: LeadID, _ event: DomainEvent) throws -> CardID? {
        if let card = try CardBook.card(of: lead, in: connection) { return card }
        guard let funnel = runner.basis.leadFunnel, let known = try LeadBook.columns(of: lead, in: connection) else {
            return nil
        }
        var new = NewCard(funnel: funnel.name)
        new.stage = stage(for: known.status.isClosed ? .identification : known.status, in: funnel)?.name
        new.title = known.name ?? known.number ?? "\(funnel.title) № \(lead)"
        new.lead = lead
        new.phone = known.number
        new.contact = known.person
        new.company = known.company
        if let owner = known.owner { new.fields["responsible"] = .staff(owner) }
        let maker = CardMaker(basis: runner.basis, context: runner.context)
        return try maker.make(new, source: .call, answering: known.owner)
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

    private func move(_ card: CardID, _ event: DomainEvent) throws {
        let state = try CardReader(connection: connection).state(of: card)
        guard state.record.outcome == .open, let funnel = runner.basis.set.funnels[state.record.funnel],
            let status = status(event), let target = stage(for: status, in: funnel),
            state.places[""]?.stage != target.name
        else { return }
        if let place = state.places[""], funnel.stage(place.stage)?.leadStatus == status { return }
        var reason: CardReason?
        if case .text(let choice)? = event.data["reason"] {
            let text: String? = if case .text(let note)? = event.data["note"] { note } else { nil }
            reason = CardReason(choice, text: text)
        }
        try runner.run(.move(to: target.name, fields: [:], reason: reason, source: .rule("leads/1")), on: card)
    }

    private func reopen(_ card: CardID, _ event: DomainEvent) throws {
        let state = try CardReader(connection: connection).state(of: card)
        guard state.record.outcome != .open, let funnel = runner.basis.set.funnels[state.record.funnel],
            let stage = status(event).flatMap({ stage(for: $0, in: funnel) }) ?? funnel.stages.first
        else { return }
        try runner.run(.reopen(stage: stage.name, why: "lead.reopened"), on: card)
    }

    private func status(_ event: DomainEvent) -> LeadStatus? {
        if case .text(let text)? = event.data["status"] { LeadStatus(rawValue: text) } else { nil }
    }
}

extension FunnelBasis {
    /// The funnel in which calls become cards: the one whose intake names them, else the first one of leads.
    package var leadFunnel: Funnel? {
        let leads = set.order.compactMap { set.funnels[$0] }.filter { $0.entity == .lead }
        return leads.first { $0.intake?.sources.contains("call") == true } ?? leads.first
    }
}
