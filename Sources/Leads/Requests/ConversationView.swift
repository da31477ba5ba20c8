package import Domain
package import Records

/// A conversation as the request rules see it.
package struct ConversationView: Hashable, Sendable {
    /// Which one.
    package var id: ConversationID
    /// What it is to the company.
    package var state: ConversationState
    /// The lead that lives by it.
    package var lead: LeadID?
    /// Where that lead stands.
    package var status: LeadStatus?
    /// When the lead was closed.
    package var closedAt: Timestamp?
    /// The deal that the lead became, while it is open.
    package var openDeal: DealID?

    /// Creates a view.
    package init(
        id: ConversationID,
        state: ConversationState = .open,
        lead: LeadID? = nil,
        status: LeadStatus? = nil,
        closedAt: Timestamp? = nil,
        openDeal: DealID? = nil
    ) {
        self.id = id
        self.state = state
        self.lead = lead
        self.status = status
        self.closedAt = closedAt
        self.openDeal = openDeal
    }
}
