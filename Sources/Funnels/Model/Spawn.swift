package import Domain

/// Which closed cards of another funnel may start one here: a return from a sale that was won.
package struct Spawn: Hashable, Sendable {
    /// The other funnel.
    package let funnel: String
    /// How it must have ended; nil for either end.
    package let outcome: CardOutcome?
    /// What the new card takes over.
    package let carriesAll: Bool
    /// Its fields, each from an expression over the closed card.
    package let map: [String: Expression]
    /// Where it is written.
    package let place: FilePlace

    /// Creates a spawning.
    package init(
        funnel: String,
        outcome: CardOutcome?,
        carriesAll: Bool,
        map: [String: Expression],
        place: FilePlace
    ) {
        self.funnel = funnel
        self.outcome = outcome
        self.carriesAll = carriesAll
        self.map = map
        self.place = place
    }
}
