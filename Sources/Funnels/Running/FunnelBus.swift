import Domain
package import Records

/// Lets funnels react to what other parts send over the bus.
package struct FunnelBus: Sendable {
    private let basis: @Sendable () -> FunnelBasis

    /// Creates the reaction. `basis` is asked for each event.
    package init(basis: @escaping @Sendable () -> FunnelBasis) { self.basis = basis }

    /// The handler for ``EventBus/add(_:)``.
    package var handler: EventBus.Handler {
        { event, context in try handle(event, context) }
    }

    /// The handler for what happened in past years: deals of orders are made and filled, no rule runs and nobody is told. Of
    /// timers only those of an open deal's days to come are armed.
    package var historyHandler: EventBus.PageHandler {
        { page in try HistoryCards.follow(page, basis: basis()) }
    }

    private func handle(_ event: DomainEvent, _ context: EventContext) throws {
        let runner = CardRunner(basis: basis(), context: context)
        if ["effect.done", "effect.failed"].contains(event.name) {
            try settle(event, runner)
            return
        }
        if case .lead(let lead) = event.subject, try LeadCards(runner: runner).follow(event, of: lead) { return }
        for card in try cards(event, runner) {
            if Self.answers.contains(event.name) { try runner.run(.touched, on: card) }
            try runner.run(.happened(event), on: card)
        }
    }

    /// What the client notices of us: idle timers count from these.
    private static let answers: Set<String> = ["call.answered", "call.reached", "message.answered", "letter.answered"]

    private func cards(_ event: DomainEvent, _ runner: CardRunner) throws -> [CardID] {
        let context = runner.context
        switch event.subject {
        case .card(let card): return [card]
        case .lead(let lead): return try LeadCards(runner: runner).card(of: lead).map { [$0] } ?? []
        case .company(let company): return try CardBook.open(of: company, in: context.connection)
        case .order(let order):
            if let card = try OrderBook.card(of: order, in: context.connection) { return [card] }
            return try OrderCards(runner: runner).make(for: order, event).map { [$0] } ?? []
        }
    }

    /// A part has done what an action asked for, or has given it up: `effect` is its number, other data go into the
    /// fields that the action named.
    private func settle(_ event: DomainEvent, _ runner: CardRunner) throws {
        let context = runner.context
        guard case .int(let number)? = event.data["effect"] else {
            throw SvodError(.invalidInput, "\(event.name) names no effect")
        }
        let effect = try CardEffectBook.record(EffectID(number), in: context.connection)
        let isDone = event.name == "effect.done"
        let settled = try CardEffectBook.settle(
            effect.id,
            isDone ? .done : .failed,
            answer: nil,
            by: context.actor,
            at: context.at,
            in: context.connection
        )
        guard settled else { return }
        let fields = isDone ? try Self.fields(of: effect, event.data) : [:]
        if !fields.isEmpty {
            try runner.run(.edit(fields.mapValues { $0 }, source: event.source), on: effect.card)
        }
        if isDone, let rest = effect.rest {
            try runner.run(.goOn(try EffectRest(json: rest).positions), on: effect.card)
        }
        try runner.run(.happened(event), on: effect.card)
        guard let (done, failed) = Self.words[effect.kind] else { return }
        let answer = DomainEvent(isDone ? done : failed, of: .card(effect.card), data: event.data, source: event.source)
        try runner.run(.happened(answer), on: effect.card)
    }

    /// What rules hear of an answer to an effect of a kind.
    private static let words = [
        "document": (done: "document.ready", failed: "document.failed"),
        "onec": (done: "onec.done", failed: "onec.failed"),
    ]

    /// The fields that take what a part made: those that the action names, the card's company for a company.
    private static func fields(
        of effect: CardEffectRecord,
        _ data: [String: FieldValue]
    ) throws -> [String: FieldValue] {
        let settings = try EffectPayload(json: effect.payload).settings
        var fields: [String: FieldValue] = [:]
        if effect.kind == EffectAction.Kind.company.rawValue {
            fields[BuiltInField.company.rawValue] = data["file"] ?? data["value"]
        }
        for (setting, names) in [("field", ["file", "value"]), ("attach", ["value"]), ("group", ["group"])] {
            guard case .text(let field)? = settings[setting] else { continue }
            fields[field] = names.lazy.compactMap { data[$0] }.first ?? fields[field]
        }
        return fields
    }
}
