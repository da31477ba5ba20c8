package import Domain
package import Records

/// The process engine as other parts of the business use it, in a transaction of theirs.
package struct CardHands: CardHandling {
    private let basis: @Sendable () -> FunnelBasis

    /// Creates the hands. `basis` is asked for each act.
    package init(basis: @escaping @Sendable () -> FunnelBasis) { self.basis = basis }

    package var reservationWay: ReservationWay? { basis().set.reservationWay }

    package func make(_ order: WantedCard, _ context: EventContext) throws -> CardID {
        var new = NewCard(funnel: order.funnel)
        new.title = order.title
        new.fields = order.fields
        new.parent = order.parent
        new.company = order.company
        return try said { try CardMaker(basis: basis(), context: context).make(new, source: order.source) }
    }

    package func edit(
        _ card: CardID,
        _ fields: [String: FieldValue?],
        source: ValueSource,
        _ context: EventContext
    ) throws {
        try run(.edit(fields, source: source), card, context)
    }

    package func move(_ card: CardID, to stage: String, source: ValueSource, _ context: EventContext) throws {
        try run(.move(to: stage, fields: [:], reason: nil, source: source), card, context)
    }

    package func close(
        _ card: CardID,
        at stage: String,
        reason: String,
        text: String?,
        _ context: EventContext
    ) throws {
        let why = CardReason(reason, text: text)
        try run(.move(to: stage, fields: [:], reason: why, source: .person), card, context)
    }

    package func press(
        _ card: CardID,
        _ button: String,
        _ fields: [String: FieldValue?],
        _ context: EventContext
    ) throws {
        try run(.press(button: button, fields: fields), card, context)
    }

    package func answer(_ card: CardID, isYes: Bool, comment: String?, _ context: EventContext) throws -> Bool {
        let waits = try CardEffectBook.of(card, in: context.connection).last {
            $0.kind == "approval" && $0.state == .waiting
        }
        guard let waits else { return false }
        _ = try said { try runner(context).answer(waits.id, isYes ? .approve : .reject, comment: comment) }
        return true
    }

    package func settle(_ effect: EffectID, _ data: [String: FieldValue], _ context: EventContext) throws {
        let card = try CardEffectBook.record(effect, in: context.connection).card
        let data = data.merging(["effect": .int(effect.rawValue)]) { _, own in own }
        let event = DomainEvent("effect.done", of: .card(card), data: data, source: .rule("fan"))
        try FunnelBus(basis: basis).handler(event, context)
    }

    package func tell(_ event: DomainEvent, _ context: EventContext) throws {
        try FunnelBus(basis: basis).handler(event, context)
    }

    private func runner(_ context: EventContext) -> CardRunner { CardRunner(basis: basis(), context: context) }

    private func run(_ event: CardEvent, _ card: CardID, _ context: EventContext) throws {
        _ = try said { try runner(context).run(event, on: card) }
    }

    /// Whoever does not know the engine hears its refusals in the words of all.
    private func said<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let refusal as CardRefusal {
            throw refusal.error
        }
    }
}
