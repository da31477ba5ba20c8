package import Domain
package import Records
package import Store

/// What people and other parts do with cards, each command one transaction. Rights are the caller's to check.
package struct CardCommands: Sendable {
    let engine: any Engine
    let basis: @Sendable () -> FunnelBasis
    let bus: EventBus
    let clock: WallClock

    /// Creates the commands of a store. `basis` is asked for each command, so that funnels read again take effect.
    package init(
        engine: any Engine,
        basis: @escaping @Sendable () -> FunnelBasis,
        bus: EventBus,
        clock: WallClock
    ) {
        self.engine = engine
        self.basis = basis
        self.bus = bus
        self.clock = clock
    }

    /// The funnels in force.
    package var funnels: FunnelSet { basis().set }

    /// Runs `body` in a transaction of the realtime lane, as `staff`.
    func perform<Result: Sendable>(
        by staff: StaffID?,
        _ body: @escaping @Sendable (CardRunner) throws -> Result
    ) async throws -> Result {
        let (basis, clock) = (basis(), clock)
        return try await engine.write(.realtime) { connection in
            let context = EventContext(connection: connection, at: clock.now(), cause: .command, actor: staff)
            return try body(CardRunner(basis: basis, context: context))
        }
    }

    /// Lets a person's event happen to a card that they saw at `version`.
    func perform(
        _ event: CardEvent,
        on card: CardID,
        version: Int64?,
        by staff: StaffID
    ) async throws -> CardAnswer {
        let fields: Set<String>? = if case .edit(let fields, _) = event { Set(fields.keys) } else { nil }
        return try await perform(by: staff) { runner in
            try CardVersions.check(card, version, writing: fields, in: runner.context.connection)
            return CardAnswer(try runner.run(event, on: card))
        }
    }
}

extension CardCommands {
    /// Makes a card.
    ///
    /// - Throws: ``CardRefusal``, or from the store.
    package func create(_ new: NewCard, by staff: StaffID) async throws -> CardID {
        try await perform(by: staff) { runner in
            try CardMaker(basis: runner.basis, context: runner.context).make(new, source: .person)
        }
    }

    /// Writes fields; nil empties one.
    ///
    /// - Parameters:
    ///   - card: The card.
    ///   - fields: The new values by name; `company.x` writes to the card's company.
    ///   - version: The version that the person saw; nil to write over whatever is there. Other fields may have been
    ///     written since.
    ///   - staff: Who does it.
    /// - Throws: ``CardRefusal``; ``SvodError`` `notFound`, or from the store.
    @discardableResult
    package func edit(
        _ card: CardID,
        _ fields: [String: FieldValue?],
        version: Int64? = nil,
        by staff: StaffID
    ) async throws -> CardAnswer {
        try await perform(.edit(fields, source: .person), on: card, version: version, by: staff)
    }

    /// Moves a card. `fields` are written before the gate is asked; `reason` is an entry of the lost stage's list.
    ///
    /// - Throws: ``CardRefusal``; ``SvodError`` `notFound`, or from the store.
    @discardableResult
    package func move(
        _ card: CardID,
        to stage: String,
        fields: [String: FieldValue?] = [:],
        reason: (String, text: String?)? = nil,
        version: Int64? = nil,
        by staff: StaffID
    ) async throws -> CardAnswer {
        let reason = reason.map { CardReason($0.0, text: $0.text) }
        return try await perform(
            .move(to: stage, fields: fields, reason: reason, source: .person),
            on: card,
            version: version,
            by: staff
        )
    }

    /// Presses a button of the card's stage.
    ///
    /// - Throws: ``CardRefusal``; ``SvodError`` `notFound`, or from the store.
    @discardableResult
    package func press(
        _ card: CardID,
        button: String,
        fields: [String: FieldValue?] = [:],
        version: Int64? = nil,
        by staff: StaffID
    ) async throws -> CardAnswer {
        try await perform(.press(button: button, fields: fields), on: card, version: version, by: staff)
    }

    /// Opens a closed card again at a stage.
    ///
    /// - Throws: ``CardRefusal``; ``SvodError`` `notFound`, or from the store.
    @discardableResult
    package func reopen(
        _ card: CardID,
        at stage: String,
        why: String,
        by staff: StaffID
    ) async throws -> CardAnswer {
        try await perform(by: staff) { runner in
            let outcome = try runner.run(.reopen(stage: stage, why: why), on: card)
            let (connection, now) = (runner.context.connection, runner.context.at)
            _ = try CardComments.add(why, mentions: [], to: card, by: staff, at: now, in: connection)
            return CardAnswer(outcome)
        }
    }

    /// Gives cards to somebody; their department follows. All or none.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package func assign(_ cards: [CardID], to responsible: StaffID, by staff: StaffID) async throws {
        try await perform(by: staff) { runner in
            let (connection, now) = (runner.context.connection, runner.context.at)
            guard try StaffBook.find(responsible, in: connection) != nil else {
                throw SvodError(.notFound, "there is no member of staff \(responsible)")
            }
            let department = try StaffAtPhone.department(of: responsible, at: now, in: connection)
            for card in cards {
                var fields: [String: FieldValue?] = ["responsible": .staff(responsible)]
                if let department { fields["department"] = .department(department) }
                try runner.run(.edit(fields, source: .person), on: card)
            }
        }
    }

    /// Notes an act that the client could see: idle timers are wound up anew.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package func touch(_ card: CardID, by staff: StaffID?) async throws {
        try await perform(by: staff) { runner in _ = try runner.run(.touched, on: card) }
    }

    /// Hands in something that happened in another part, or outside.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package func event(_ event: DomainEvent, by staff: StaffID?) async throws {
        let bus = bus
        try await perform(by: staff) { runner in try bus.send(event, runner.context) }
    }
}
