import Domain
import Records
import Store

/// Carries out what the rules answered, in the transaction of the event, and writes each step into the journal.
struct CardApplier {
    let context: EventContext
    let state: CardState
    /// Whether a rule waits for tasks that are late.
    let wantsOverdue: Bool
    /// Makes a card that an action asked for; answers its number.
    let make: (MadeCard, _ rule: String) throws -> CardID

    private var connection: any Connection { context.connection }
    private var now: Timestamp { context.at }
    private var card: CardID { state.record.id }
    private var subject: String { state.record.name.subject }

    /// Applies effects in order and answers the cards that were made.
    ///
    /// - Throws: ``SvodError`` from the store; nothing of the event stands then.
    func apply(_ effects: [CardEffect]) throws -> [CardID] {
        var made: [CardID] = []
        for effect in effects { if let card = try apply(effect) { made.append(card) } }
        return made
    }

    private func apply(_ effect: CardEffect) throws -> CardID? {
        switch effect {
        case .write(let field, let value, let source): try write(field, value, source)
        case .writeCompany(let company, let field, let value, let source):
            try CardBook.write(field, value, of: company, source: source, at: now, in: connection)
        case .enter(let place, let isOpen):
            try CardBook.enter(card, place, funnel: state.record.funnel, isOpen: isOpen, in: connection)
        case .setOpen(let isOpen): try CardBook.setOpen(card, isOpen, in: connection)
        case .leave(let track): try CardBook.leave(card, track: track, in: connection)
        case .tag(let tag, true): try CardTags.add(tag, to: card, at: now, in: connection)
        case .tag(let tag, false): try CardTags.remove(tag, from: card, in: connection)
        case .task(let order, let rule): try give(order, rule)
        case .dropTasks: try dropTasks()
        case .notice(let staff, let key, let template, let subject, let body):
            try NoticeBook.tell(
                staff,
                key: key,
                about: card,
                template: template,
                subject: subject,
                body: body,
                at: now,
                in: connection
            )
        case .send(let connector, let key, let message): try send(connector, key, message)
        case .order(let order, let task, let rule): try self.order(order, task, rule)
        case .dropOrders(let kind, let prefix):
            try CardEffectBook.drop(kind: kind, of: card, keysWith: prefix, at: now, in: connection)
        case .create(let key, let card, let rule): return try create(key, card, rule)
        case .arm(let mark, let moment): try arm(mark, moment)
        case .disarm(let key): try Timers.cancel(key: key, in: connection)
        case .disarmAll(let prefix): try Timers.cancel(prefix: prefix, in: connection)
        case .claim(let key): _ = try CardBook.claim(key, of: card, at: now, in: connection)
        case .turn(let rule, let staff): try AssignmentTurns.note(rule, staff, at: now, in: connection)
        case .leadStatus(let status, let reason, let text): try setStatus(status, reason, text)
        case .note(let kind, let rule, let data): try note(kind, rule: rule, data)
        case .snapshot, .reset: break
        }
        return nil
    }
}

extension CardApplier {
    private func write(_ field: String, _ value: FieldValue?, _ source: ValueSource) throws {
        if state.record.entity == .lead, BuiltInField(rawValue: field)?.isOfLead == true { return }
        let record = value.map { value in
            CardFieldRecord(value: value, source: source, staff: source.isPerson ? context.actor : nil, at: now)
        }
        try CardBook.write(field, record, of: card, in: connection)
    }

    private func dropTasks() throws {
        try CardTasks.drop(of: card, at: now, in: connection)
        guard state.record.entity == .lead, let lead = state.record.lead else { return }
        for task in try CallBackTasks.closeAll(of: lead, by: context.actor, at: now, in: connection) {
            try note("task.closed", of: RecordName.of(task), rule: nil, ["reason": .text("lead_closed")])
        }
    }

    private func give(_ order: CardTasks.Order, _ rule: String) throws {
        guard let task = try make(order) else { return }
        let data: EventData = ["to": .id(order.assignee), "due": order.dueAt.map { .number($0.microseconds) } ?? .null]
        try note("task.created", of: RecordName.of(task), rule: rule, data)
        if wantsOverdue, let due = order.dueAt { try arm(TimerMark(card: card, task: task), due) }
    }

    private func make(_ order: CardTasks.Order) throws -> TaskID? {
        guard order.isCallBack, let lead = state.record.lead, let number = state.record.phone else {
            return try CardTasks.make(order, for: state.record, at: now, in: connection)
        }
        return try CallBackTasks.make(order, number: number, lead: lead, of: card, at: now, in: connection)
    }

    private func send(_ connector: String, _ key: String, _ message: OutgoingMessage) throws {
        try Outbox.enqueue(
            NewOutboxRow(
                connector: connector,
                kind: "notice",
                dedupKey: key,
                subject: subject,
                payload: try EffectJSON.encode(message),
                createdAt: now
            ),
            in: connection
        )
    }

    private func order(_ order: CardEffectBook.Order, _ task: CardTasks.Order?, _ rule: String) throws {
        guard let effect = try CardEffectBook.order(order, for: card, at: now, in: connection) else { return }
        try note(
            order.kind == "approval" ? "approval.asked" : "effect.asked",
            rule: rule,
            ["effect": .id(effect), "kind": .text(order.kind), "to": .id(order.assignee)]
        )
        guard var task else { return }
        task.options.approval = effect
        try give(task, rule)
    }

    private func create(_ key: String, _ new: MadeCard, _ rule: String) throws -> CardID? {
        guard try CardBook.claim(key, of: card, at: now, in: connection) else { return nil }
        let made = try make(new, rule)
        let name = try CardBook.record(of: made, in: connection).name
        if state.record.entity == .lead, let lead = state.record.lead, name.entity == .deal {
            try LeadBook.change(lead, "deal_id = \(made)", in: connection)
        }
        try note("card.made", rule: rule, ["card": .id(made), "funnel": .text(new.funnel)])
        return made
    }

    private func arm(_ mark: TimerMark, _ moment: Timestamp) throws {
        try Timers.arm(
            key: mark.key,
            kind: TimerMark.kind,
            subject: subject,
            at: moment,
            payload: mark.json,
            in: connection
        )
    }

    private func setStatus(_ status: LeadStatus, _ reason: String?, _ text: String?) throws {
        guard let lead = state.record.lead, state.record.entity == .lead,
            let before = try LeadBook.columns(of: lead, in: connection)?.status, before != status
        else { return }
        try LeadBook.move(lead, to: status, at: now, in: connection)
        if status == .rejected {
            try LeadBook.change(lead, "reject_reason = \(reason), reject_note = \(text)", in: connection)
        } else if before == .rejected {
            try LeadBook.change(lead, "reject_reason = NULL, reject_note = NULL", in: connection)
        }
    }

    private func note(_ kind: String, of other: String? = nil, rule: String?, _ data: EventData) throws {
        try Journal.append(
            NewJournalEntry(
                at: now,
                kind: kind,
                subject: other ?? subject,
                about: other == nil ? nil : subject,
                cause: context.cause,
                rule: rule,
                actor: context.actor,
                data: data.json
            ),
            in: connection
        )
    }
}
