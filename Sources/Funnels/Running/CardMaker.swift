import Domain
import Records
import Store

/// Writes the rows of new cards and lets them enter their first stages.
struct CardMaker {
    let basis: FunnelBasis
    let context: EventContext

    private var connection: any Connection { context.connection }

    /// Makes the card that an action asked for.
    func make(_ new: MadeCard, rule: String) throws -> CardID {
        guard let funnel = basis.set.funnels[new.funnel] else {
            throw SvodError(.notFound, "there is no funnel \(new.funnel)")
        }
        var card = NewCardRecord(
            entity: funnel.entity,
            funnel: funnel.name,
            title: new.title,
            origin: rule,
            at: context.at
        )
        card.parent = new.parent
        card.company = new.company
        card.person = new.person
        card.phone = new.phone
        if funnel.entity == .lead, case .text(let phone)? = new.fields[BuiltInField.phone.rawValue] {
            card.phone = phone
        }
        card.lead = try funnel.entity == .lead ? lead(card, source: .rule) : new.lead
        card.creator = context.actor
        let id = try CardBook.insert(card, in: connection)
        try begin(id, funnel, stage: new.stage, variant: nil, fields: new.fields, source: .rule(rule), answering: nil)
        return id
    }

    /// Makes the card that somebody asked for.
    ///
    /// - Throws: ``CardRefusal``; ``SvodError`` `notFound`, or from the store.
    func make(_ new: NewCard, source: ValueSource, answering: StaffID? = nil) throws -> CardID {
        guard let funnel = basis.set.funnels[new.funnel] else { throw CardRefusal.notHere("funnel \(new.funnel)") }
        let spawned = try new.spawnedFrom.map { try spawn(funnel, from: $0) }
        var card = NewCardRecord(
            entity: funnel.entity,
            funnel: funnel.name,
            title: new.title ?? spawned?.title ?? funnel.title,
            origin: source.rawValue,
            at: context.at
        )
        card.variant = new.variant
        card.parent = new.parent ?? new.spawnedFrom
        card.company = new.company ?? spawned?.company
        card.person = new.contact ?? spawned?.person
        card.phone = new.phone ?? spawned?.phone
        card.creator = context.actor
        var fields = (spawned?.fields ?? [:]).merging(new.fields) { _, given in given }
        card.lead = new.lead
        if funnel.entity == .lead, new.lead == nil {
            if case .text(let phone)? = fields[BuiltInField.phone.rawValue] { card.phone = phone }
            card.lead = try lead(card, source: LeadSource(source))
        }
        let id = try CardBook.insert(card, in: connection)
        if new.title == nil, spawned == nil, fields["title"] == nil {
            fields["title"] = .text("\(funnel.title) № \(id)")
        }
        try begin(
            id,
            funnel,
            stage: new.stage,
            variant: new.variant,
            fields: fields,
            source: source,
            answering: answering
        )
        return id
    }

    /// The lead whose card is about to be written: its row holds what the card's fields say of a client.
    private func lead(_ card: NewCardRecord, source: LeadSource) throws -> LeadID {
        var lead = NewLead(source: source, at: context.at)
        lead.number = card.phone
        lead.person = card.person
        lead.company = card.company
        return try LeadBook.create(lead, in: connection)
    }

    private func begin(
        _ id: CardID,
        _ funnel: Funnel,
        stage: String?,
        variant: String?,
        fields: [String: FieldValue],
        source: ValueSource,
        answering: StaffID?
    ) throws {
        var fields = fields
        let runner = CardRunner(basis: basis, context: context)
        let card = try CardReader(connection: connection).newborn(id)
        if fields["responsible"] == nil {
            var situation = try CardRun(runner.situation(card))
            for (name, value) in fields { situation.state.write(name, value) }
            let chosen = try funnel.intake.map { try situation.assignee($0.assign, answering: answering) } ?? nil
            if let chosen = chosen ?? context.actor { fields["responsible"] = .staff(chosen) }
            for case .turn(let rule, let staff) in situation.effects {
                try AssignmentTurns.note(rule, staff, at: context.at, in: connection)
            }
        }
        if fields["department"] == nil, funnel.field("department")?.isReadOnly != true,
            case .staff(let staff)? = fields["responsible"]
        {
            let department = try StaffAtPhone.department(of: staff, at: context.at, in: connection)
            fields["department"] = department.map { .department($0) }
        }
        _ = try runner.begin(card, stage: stage, variant: variant, fields: fields, source: source)
    }

    /// What a closed card gives to the one that it starts.
    private func spawn(_ funnel: Funnel, from closed: CardID) throws -> MadeCard {
        let situation = try CardRunner(basis: basis, context: context).situation(of: closed)
        let record = situation.state.record
        guard let spawn = funnel.spawn, spawn.funnel == record.funnel, record.outcome != .open,
            spawn.outcome == nil || spawn.outcome == record.outcome
        else { throw CardRefusal.notAllowed("\(funnel.title) does not begin from \(record.name.subject)") }
        let run = try CardRun(situation)
        var fields = spawn.carriesAll ? run.carried(to: funnel) : [:]
        for (name, expression) in spawn.map.sorted(by: { $0.key < $1.key }) {
            fields[name] = try run.value(expression).flatMap {
                $0.converted(to: run.type(name, funnel), calendar: run.calendar(nil))
            }
        }
        return MadeCard(
            funnel: funnel.name,
            stage: nil,
            fields: fields,
            parent: closed,
            company: record.company,
            person: record.person,
            lead: nil,
            phone: record.phone,
            title: record.title
        )
    }
}
