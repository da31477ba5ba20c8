package import Domain

/// What the process engine does with cards for parts that may not know it, in the transaction of the context.
package protocol CardHandling: Sendable {
    /// The way of reservations by the funnels in force; nil where no funnel is one.
    var reservationWay: ReservationWay? { get }

    /// Makes a card.
    ///
    /// - Throws: ``SvodError`` from the store, or what a rule refuses.
    func make(_ order: WantedCard, _ context: EventContext) throws -> CardID
    /// Writes fields; nil empties one.
    func edit(_ card: CardID, _ fields: [String: FieldValue?], source: ValueSource, _ context: EventContext) throws
    /// Moves a card as a machine does: gates let it through and flag it.
    func move(_ card: CardID, to stage: String, source: ValueSource, _ context: EventContext) throws
    /// Closes a card with an entry of the stage's list of reasons, as the person of the context.
    func close(_ card: CardID, at stage: String, reason: String, text: String?, _ context: EventContext) throws
    /// Presses a button of the card's stage, as the person of the context.
    func press(_ card: CardID, _ button: String, _ fields: [String: FieldValue?], _ context: EventContext) throws
    /// Says yes, or no, to the decision that a card waits for; false when it waits for none.
    func answer(_ card: CardID, isYes: Bool, comment: String?, _ context: EventContext) throws -> Bool
    /// Settles something that a card asked another part for.
    func settle(_ effect: EffectID, _ data: [String: FieldValue], _ context: EventContext) throws
    /// Lets the rules of a card hear of something.
    func tell(_ event: DomainEvent, _ context: EventContext) throws
}
