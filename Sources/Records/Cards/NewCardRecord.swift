package import Domain

/// A card that is about to be written.
package struct NewCardRecord: Hashable, Sendable {
    /// What it stands for.
    package let entity: CardEntity
    /// The funnel it begins in.
    package let funnel: String
    /// The variant that was chosen.
    package var variant: String?
    /// What it is called.
    package var title: String
    /// Who answers for it.
    package var responsible: StaffID?
    /// The department it is in.
    package var department: DepartmentID?
    /// The person outside.
    package var person: PersonID?
    /// The company outside.
    package var company: CompanyID?
    /// The lead whose card it is, or that it came from.
    package var lead: LeadID?
    /// The card it came from.
    package var parent: CardID?
    /// Its number in 1C.
    package var number: String?
    /// A number of telephone, E.164.
    package var phone: String?
    /// The sum at stake.
    package var amount: Money?
    /// What makes it.
    package let origin: String
    /// Who makes it.
    package var creator: StaffID?
    /// When it is made.
    package let at: Timestamp

    /// Creates a card without anything but its way and its title.
    package init(entity: CardEntity, funnel: String, title: String, origin: String, at: Timestamp) {
        self.entity = entity
        self.funnel = funnel
        self.title = title
        self.origin = origin
        self.at = at
    }
}
