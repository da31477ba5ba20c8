package import Domain

/// A card that is about to be written with all that it holds, where it stands from then on.
package struct PlacedCard: Hashable, Sendable {
    /// The card.
    package let card: NewCardRecord
    /// What has come of it.
    package let outcome: CardOutcome
    /// Where it stands.
    package let place: CardPlace
    /// Its fields, by name.
    package let fields: [String: CardFieldRecord]

    /// Creates a card that is to stand at `place`; when it is closed, that was when it came there.
    package init(
        card: NewCardRecord,
        outcome: CardOutcome,
        place: CardPlace,
        fields: [String: CardFieldRecord]
    ) {
        self.card = card
        self.outcome = outcome
        self.place = place
        self.fields = fields
    }
}
