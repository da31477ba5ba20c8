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
}

extension CardCommands {
    private var absent: SvodError { SvodError(.unavailable, "cards cannot be moved yet") }

    /// Makes a card.
    ///
    /// - Throws: ``CardRefusal``, or from the store.
    package func create(_ new: NewCard, by staff: StaffID) async throws -> CardID { throw absent }

    /// Writes fields; nil empties one.
    ///
    /// - Parameters:
    ///   - card: The card.
    ///   - fields: The new values by name; `company.x` writes to the card's company.
    ///   - version: The version that the person saw; nil to write over whatever is there.
    ///   - staff: Who does it.
    /// - Throws: ``CardRefusal``; ``SvodError`` `notFound`, or from the store.
    @discardableResult
    package func edit(
        _ card: CardID,
        _ fields: [String: FieldValue?],
        version: Int64? = nil,
        by staff: StaffID
    ) async throws -> CardAnswer { throw absent }

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
    ) async throws -> CardAnswer { throw absent }

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
    ) async throws -> CardAnswer { throw absent }

    /// Opens a closed card again at a stage.
    ///
    /// - Throws: ``CardRefusal``; ``SvodError`` `notFound`, or from the store.
    @discardableResult
    package func reopen(
        _ card: CardID,
        at stage: String,
        why: String,
        by staff: StaffID
    ) async throws -> CardAnswer { throw absent }

    /// Gives cards to somebody; their department follows.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package func assign(_ cards: [CardID], to responsible: StaffID, by staff: StaffID) async throws { throw absent }

    /// Writes a comment; whoever is mentioned gets a notice.
    ///
    /// - Throws: ``SvodError`` `invalidInput`, `notFound`, or from the store.
    @discardableResult
    package func comment(
        _ card: CardID,
        text: String,
        mentions: [StaffID] = [],
        by staff: StaffID
    ) async throws -> CommentID { throw absent }

    /// Answers what an approval asked.
    ///
    /// - Throws: ``CardRefusal`` `missing` when sending back needs a comment; ``SvodError`` `conflict` when it was
    ///   answered before, `notFound`, or from the store.
    @discardableResult
    package func answer(
        _ effect: EffectID,
        _ verdict: ApprovalVerdict,
        comment: String? = nil,
        by staff: StaffID
    ) async throws -> CardAnswer { throw absent }

    /// Closes a task, with its outcome and result where it wants them.
    ///
    /// - Throws: ``CardRefusal``; ``SvodError`` `conflict` when it is closed, `notFound`, or from the store.
    package func finish(
        task: TaskID,
        outcome: String? = nil,
        result: String? = nil,
        minutes: Int64? = nil,
        by staff: StaffID
    ) async throws { throw absent }

    /// Gives somebody a task about a card.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    @discardableResult
    package func makeTask(
        _ card: CardID,
        _ order: CardTasks.Order,
        by staff: StaffID
    ) async throws -> TaskID { throw absent }

    /// Notes an act that the client could see: idle timers are wound up anew.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package func touch(_ card: CardID, by staff: StaffID?) async throws { throw absent }

    /// Hands in something that happened in another part, or outside.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package func event(_ event: DomainEvent, by staff: StaffID?) async throws { throw absent }
}
