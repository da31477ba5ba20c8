/// Which card: its number, what it stands for and, for a lead's card, the lead.
package struct CardName: Hashable, Sendable {
    /// Its number.
    package let id: CardID
    /// What it stands for.
    package let entity: CardEntity
    /// The lead whose call data belong to it.
    package let lead: LeadID?

    /// Creates the name of a card.
    package init(id: CardID, entity: CardEntity, lead: LeadID? = nil) {
        self.id = id
        self.entity = entity
        self.lead = lead
    }

    /// The name that the journal and commands use: `lead:7` by the lead's number, otherwise the card's own, `deal:42`.
    /// The card of a company is an `account`, since `company:3` is the company itself.
    package var subject: String {
        switch (entity, lead) {
        case (.lead, let lead?): RecordName.of(lead)
        case (.company, _): "account:\(id)"
        default: "\(entity.rawValue):\(id)"
        }
    }
}
