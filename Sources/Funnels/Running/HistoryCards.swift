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

    /// Lets deals hold what is told of them; the orders that have none get one, those of a page together.
    static func follow(_ page: [EventBus.Sending], basis: FunnelBasis) throws {
        var orders = try orders(of: page)
        var fresh: [NewDeal] = []
        for sending in page {
            let cards = HistoryCards(basis: basis, context: sending.context)
            switch sending.event.subject {
            case .order(let id):
                // What is told of a deal of this page a second time, it hears when it is there.
                if fresh.contains(where: { $0.order == id }) {
                    try write(&fresh, basis)
                    orders[id] = nil
                }
                let order = try orders[id] ?? OrderBook.record(id, in: sending.context.connection)
                if let card = order.card {
                    try cards.fill(card, sending.event)
                } else if let deal = try cards.plan(order, sending) {
                    fresh.append(deal)
                }
            case .card(let card): try cards.fill(card, sending.event)
            case .lead, .company: break
            }
        }
        try write(&fresh, basis)
    }

    private static func orders(of page: [EventBus.Sending]) throws -> [OrderID: OrderRecord] {
        guard let connection = page.first?.context.connection else { return [:] }
        let told: [OrderID] = page.compactMap { if case .order(let id) = $0.event.subject { id } else { nil } }
        return Dictionary(try OrderBook.records(told, in: connection).map { ($0.id, $0) }) { first, _ in first }
    }

    /// The deal of an order, about to be written.
    private struct NewDeal {
        let order: OrderID
        let funnel: Funnel
        let card: PlacedCard
        let sending: EventBus.Sending
    }

    /// Writes new deals, binds their orders to them, and lets the timers of the open ones wait.
    private static func write(_ deals: inout [NewDeal], _ basis: FunnelBasis) throws {
        guard let connection = deals.first?.sending.context.connection else { return }
        let made = Array(zip(deals, try CardBook.insert(deals.map(\.card), in: connection)))
        try OrderBook.link(made.map { ($0.order, $1) }, in: connection)
        for (deal, card) in made where deal.card.outcome == .open {
            let cards = HistoryCards(basis: basis, context: deal.sending.context)
            try cards.wait(card, deal.funnel, for: Set(deal.sending.event.data.keys))
        }
        deals = []
    }

    /// The deal that an order becomes, or nil for one that becomes none.
    private func plan(_ order: OrderRecord, _ sending: EventBus.Sending) throws -> NewDeal? {
        let event = sending.event
        guard let funnel = basis.orderFunnel else { return nil }
        if let first = funnel.intake?.historyFrom, let date = order.date, date < first { return nil }
        guard let stage = stage(of: order, in: funnel) else { return nil }
        let dated = order.date.map { Timestamp(seconds: Int64($0.dayNumber) * 86_400) }
        let moment = dated.map { min($0, context.at) } ?? context.at
        let place = CardPlace(
            track: stage.track ?? "",
            stage: stage.name,
            funnelVersion: basis.version(of: funnel.name),
            enteredAt: moment,
            move: 0
        )
        let card = PlacedCard(
            card: try card(of: event, stage, funnel, at: moment),
            outcome: stage.kind.isEnd ? stage.kind == .won ? .won : .lost : .open,
            place: place,
            fields: fields(of: event, in: funnel)
        )
        return NewDeal(order: order.id, funnel: funnel, card: card, sending: sending)
    }

    private func card(
        of event: DomainEvent,
        _ stage: Stage,
        _ funnel: Funnel,
        at moment: Timestamp
    ) throws -> NewCardRecord {
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
        return card
    }

    /// What a new deal takes of all that its order tells.
    private func fields(of event: DomainEvent, in funnel: Funnel) -> [String: CardFieldRecord] {
        var fields: [String: CardFieldRecord] = [:]
        for field in funnel.fields where Self.isKept(field) {
            guard let value = event.data[field.name], ExpressionType(field.type) == ExpressionType(value) else {
                continue
            }
            fields[field.name] = CardFieldRecord(value: value, source: .onec, staff: nil, at: context.at)
        }
        return fields
    }

    /// Whether a field is one that the card itself does not hold and nobody computes.
    private static func isKept(_ field: FunnelField) -> Bool {
        field.computed == nil && BuiltInField(rawValue: field.name) == nil
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
        try write(event, into: id, funnel)
        try wait(id, funnel, for: moved)
    }

    private func write(_ event: DomainEvent, into card: CardID, _ funnel: Funnel) throws {
        // What a deal holds that is not 1C's to write has been people's since it was made.
        for field in funnel.fields where Self.isKept(field) && field.writers?.contains(.onec) == true {
            if let value = event.data[field.name], ExpressionType(field.type) == ExpressionType(value) {
                let record = CardFieldRecord(value: value, source: .onec, staff: nil, at: context.at)
                try CardBook.write(field.name, record, of: card, in: connection)
            } else if event.emptied.contains(field.name) {
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
