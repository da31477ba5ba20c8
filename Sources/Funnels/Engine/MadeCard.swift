package import Domain

/// A card that an action makes.
package struct MadeCard: Hashable, Sendable {
    /// The funnel it begins in.
    package let funnel: String
    /// The stage; nil for the funnel's first.
    package let stage: String?
    /// Its fields, built-in ones among them.
    package let fields: [String: FieldValue]
    /// The card it hangs on.
    package let parent: CardID?
    /// The company it belongs to.
    package let company: CompanyID?
    /// The person outside.
    package let person: PersonID?
    /// The lead that it comes from.
    package let lead: LeadID?
    /// The number of telephone, E.164.
    package let phone: String?
    /// What it is called where no field says so.
    package let title: String
}
