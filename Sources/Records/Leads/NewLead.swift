package import Domain

/// A lead that no call made.
package struct NewLead: Hashable, Sendable {
    /// What makes it.
    package let source: LeadSource
    /// Where it begins.
    package var status = LeadStatus.inquiry
    /// The number of telephone, E.164.
    package var number: String?
    /// What the client is called, as they say.
    package var name: String?
    /// The advertising it came from.
    package var channel: String?
    /// The campaign, where one is told apart.
    package var campaign: String?
    /// Since when somebody waits for an answer.
    package var waitingSince: Timestamp?
    /// The person outside.
    package var person: PersonID?
    /// The company outside.
    package var company: CompanyID?
    /// The operator whose lead it is.
    package var owner: StaffID?
    /// Why it was rejected, and the text behind that.
    package var reason: (choice: String, note: String?)? {
        get { choice.map { ($0, note) } }
        set { (choice, note) = (newValue?.choice, newValue?.note) }
    }
    /// When it is made.
    package let at: Timestamp
    /// When it was closed, where it is.
    package var closedAt: Timestamp?

    private var choice: String?
    private var note: String?

    /// Creates an inquiry of which nothing else is known.
    package init(source: LeadSource, at: Timestamp) {
        self.source = source
        self.at = at
    }
}
