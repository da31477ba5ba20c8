import Domain
import Records
import Store

/// Makes and fills the deals of orders of past years. No rule runs; only the timers of an open deal's days to come, a
/// deferral's or an invoice's, wait from then on.
///
/// An order that is wholly paid is a deal that was won; one of which nothing was paid for a year is a lost one; all others
/// stand where the funnel takes orders in, for somebody still owes something.
struct HistoryCards {
    let basis: FunnelBasis
    let context: EventContext

    /// After how many days an order of which nothing was paid is a lost one.
    private static let patience = 365

    private var connection: any Connection { context.connection }

    /// Lets a deal hold what `event` tells of it; makes it for an order that has none.
    func follow(_ event: DomainEvent) throws {
        switch event.subject {
        case .order(let order):
            if let card = try OrderBook.card(of: order, in: connection) {
                try fill(card, event)
            } else {
                try make(order, event)
            }
        case .card(let card): try fill(card, event)
        case .lead, .company: break
        }
    }

    private func make(_ id: OrderID, _ event: DomainEvent) throws {
        let order = try OrderBook.record(id, in: connection)
        guard let funnel = basis.orderFunnel else { return }
        if let first = funnel.intake?.historyFrom, let date = order.date, date < first { return }
        guard let stage = stage(of: order, in: funnel) else { return }
        let dated = order.date.map { Timestamp(seconds: Int64($0.dayNumber) * 86_400) }
        let moment = dated.map { min($0, context.at) } ?? context.at
        var card = NewCardRecord(
            entity: funnel.entity,
            funnel: funnel.name,
            title: text(event.data["title"]) ?? funnel.title,
            origin: ValueSource.onec.rawValue,
            at: moment
        )
        card.variant = stage.kind.isEnd ? nil : funnel.intake?.variant
        card.number = text(event.data["number"])
        if case .company(let company)? = event.data["company"] { card.company = company }
        if case .money(let amount)? = event.data["amount"] { card.amount = amount }
        if case .staff(let staff)? = event.data["responsible"] {
            card.responsible = staff
            card.department = try StaffAtPhone.department(of: staff, at: context.at, in: connection)
        }
        let made = try CardBook.insert(card, in: connection)
        try OrderBook.link(id, to: made, in: connection)
        try enter(made, stage, funnel, at: moment)
        try write(event, into: made, funnel, isNew: true)
        if !stage.kind.isEnd { try wait(made, funnel, for: Set(event.data.keys)) }
    }

    /// Lets the timers of a card that read `fields` wait for their days, if these are still to come.
    private func wait(_ card: CardID, _ funnel: Funnel, for fields: Set<String>) throws {
        guard !fields.isDisjoint(with: funnel.awaitedFields) else { return }
        try CardRunner(basis: basis, context: context).run(.recorded(fields), on: card)
    }

    /// Which of the fields that timers read hold something else than `event` tells.
    private func changed(by event: DomainEvent, of card: CardID, _ funnel: Funnel) throws -> Set<String> {
        let told = funnel.awaitedFields.filter { name in
            funnel.field(name)?.writers?.contains(.onec) == true
                && (event.data[name] != nil || event.emptied.contains(name))
        }
        guard !told.isEmpty else { return [] }
        let known = try CardBook.fields(of: card, in: connection)
        return told.filter { known[$0]?.value != event.data[$0] }
    }

    private func enter(_ card: CardID, _ stage: Stage, _ funnel: Funnel, at moment: Timestamp) throws {
        let place = CardPlace(
            track: stage.track ?? "",
            stage: stage.name,
            funnelVersion: basis.version(of: funnel.name),
            enteredAt: moment,
            move: 0
        )
        try CardBook.enter(card, place, funnel: funnel.name, isOpen: !stage.kind.isEnd, in: connection)
        guard stage.kind.isEnd else { return }
        let outcome: CardOutcome = stage.kind == .won ? .won : .lost
        try CardBook.change(card, "outcome = \(outcome), closed_at = \(moment)", in: connection)
    }

    private func stage(of order: OrderRecord, in funnel: Funnel) -> Stage? {
        func end(_ kind: StageKind) -> Stage? { funnel.stages.first { $0.kind == kind } }
        let age = Int(context.at.microseconds / 86_400_000_000) - (order.date?.dayNumber ?? .max)
        if order.amount.minor > 0, order.balance == 0, let won = end(.won) { return won }
        if order.paid == 0, order.balance > 0, age > Self.patience, let lost = end(.lost) { return lost }
        let start = funnel.variants.first { $0.name == funnel.intake?.variant }?.start
        return start.flatMap(funnel.stage) ?? funnel.stages.first { !$0.kind.isEnd }
    }

    /// Writes what a card that is there holds now of 1C's; where it stands is left alone.
    private func fill(_ id: CardID, _ event: DomainEvent) throws {
        let card = try CardBook.record(of: id, in: connection)
        guard let funnel = basis.set.funnels[card.funnel] else { return }
        var changes: [SQL] = ["version = version + 1"]
        if case .money(let amount)? = event.data["amount"], card.entity == .deal {
            changes.append("amount = \(amount.minor), currency = \(amount.currency)")
        }
        if let number = text(event.data["number"]), card.entity == .deal { changes.append("number = \(number)") }
        try CardBook.change(id, changes.joined(", "), in: connection)
        let moved = card.outcome == .open ? try changed(by: event, of: id, funnel) : []
        try write(event, into: id, funnel, isNew: false)
        try wait(id, funnel, for: moved)
    }

    private func write(_ event: DomainEvent, into card: CardID, _ funnel: Funnel, isNew: Bool) throws {
        for field in funnel.fields where field.computed == nil && BuiltInField(rawValue: field.name) == nil {
            // A new deal takes all that its order tells; later only what is 1C's to write.
            guard isNew || field.writers?.contains(.onec) == true else { continue }
            if let value = event.data[field.name], ExpressionType(field.type) == ExpressionType(value) {
                let record = CardFieldRecord(value: value, source: .onec, staff: nil, at: context.at)
                try CardBook.write(field.name, record, of: card, in: connection)
            } else if !isNew, event.emptied.contains(field.name) {
                try CardBook.write(field.name, nil, of: card, in: connection)
            }
        }
    }

    private func text(_ value: FieldValue?) -> String? {
        if case .text(let text)? = value { text } else { nil }
    }
}

extension Funnel {
    /// The fields whose days or moments its timers wait for.
    fileprivate var awaitedFields: Set<String> {
        Set(
            (stages.flatMap(\.timers) + anyStageTimers).compactMap { timer in
                if case .at(let field, _) = timer.moment { field } else { nil }
            }
        )
    }
}
