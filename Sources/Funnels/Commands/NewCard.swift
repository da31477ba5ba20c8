package import Domain

/// A card that somebody makes.
package struct NewCard: Hashable, Sendable {
    /// The funnel it begins in.
    package var funnel: String
    /// The stage; nil for the variant's, or the funnel's first.
    package var stage: String?
    /// The variant.
    package var variant: String?
    /// What it is called; nil for a name made of the funnel's.
    package var title: String?
    /// Its fields, built-in ones too: `responsible`, `amount`, `contact`, `company`.
    package var fields: [String: FieldValue] = [:]
    /// The card it comes from.
    package var parent: CardID?
    /// The closed card that it is spawned from: the funnel's `spawn` says what it takes over.
    package var spawnedFrom: CardID?
    /// The company outside.
    package var company: CompanyID?
    /// The person outside.
    package var contact: PersonID?
    /// The lead whose card it is.
    package var lead: LeadID?
    /// A number of telephone, E.164.
    package var phone: String?

    /// Creates a card that begins at the first stage of a funnel.
    package init(funnel: String) { self.funnel = funnel }
}
