import Records

/// What happens to cards: the same situation and event give the same state and effects. It writes nothing; whoever calls
/// it loads the situation and applies the effects in one transaction.
package struct CardRules: Sendable {
    /// What an event leads to.
    package struct Reaction {
        /// The card as it is then.
        package let state: CardState
        /// What is to be done besides writing its row, in order.
        package let effects: [CardEffect]
    }

    /// Creates the rules.
    package init() {}

    /// Answers what is to be done about `event`.
    ///
    /// - Throws: ``CardRefusal`` when a person's command cannot be carried out; ``SvodError`` `limitExceeded` naming the
    ///   chain when moves lead to one another without end, `invalidInput` from an expression, or from the facts.
    package func react(to event: CardEvent, in situation: CardSituation) throws -> Reaction {
        var run = try CardRun(situation)
        try run.take(event)
        return Reaction(state: run.state, effects: run.effects)
    }

    /// The fields that are missing for a card to go to `stage`, and the reason that would be asked: what a form shows
    /// before anything is tried.
    ///
    /// - Throws: ``CardRefusal`` `notHere` for an unknown stage.
    package func missing(for stage: String, in situation: CardSituation) throws -> [MissingField] {
        var run = try CardRun(situation)
        return try run.missing(for: run.target(stage))
    }
}
