package import Domain

/// All that the rules may look at when something happens to a card.
package struct CardSituation {
    /// The funnels, and their older versions.
    package let basis: FunnelBasis
    /// The card.
    package let state: CardState
    /// The rest of the store.
    package let facts: any CardFacts
    /// The present moment.
    package let now: Timestamp
    /// Who acts, where a person does.
    package let actor: StaffID?

    /// Creates a situation.
    package init(
        basis: FunnelBasis,
        state: CardState,
        facts: any CardFacts,
        now: Timestamp,
        actor: StaffID?
    ) {
        self.basis = basis
        self.state = state
        self.facts = facts
        self.now = now
        self.actor = actor
    }
}
