package import Domain
import Store

/// A whole card as its page shows it, apart from what its funnel says.
package struct CardSheet: Sendable {
    /// What a list shows of it; its stage is the main track's.
    package let tile: CardTile
    /// The lead whose call data belong to it.
    package let lead: CardLead?
    /// The text behind a reason.
    package let reasonText: String?
    /// The way through the funnel.
    package let variant: String?
    /// The card it came from.
    package let parent: CardID?
    /// Who made it.
    package let createdBy: StaffID?
    /// When it ended.
    package let closedAt: Timestamp?
    /// The person outside.
    package let personID: PersonID?
    /// The company outside.
    package let companyID: CompanyID?
    /// Where it stands on each track, and since when.
    package var stages: [SheetPlace] = []
    /// The funnel's own fields, as far as they are filled.
    package var fields: [CardFieldRow] = []
    /// Its tasks, open ones first.
    package var tasks: [TaskRow] = []
    /// The decisions and other effects that are waited for.
    package var waits: [CardWait] = []
    /// How many cards were made of it.
    package var children = 0
    /// How many comments there are.
    package var comments = 0
}
