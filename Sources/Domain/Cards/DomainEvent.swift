/// Something that happened in one part and that others may react to, in the same transaction: `payment.posted`,
/// `call.answered`, `task.done`.
package struct DomainEvent: Hashable, Sendable {
    /// What it happened to.
    package enum Subject: Hashable, Sendable {
        /// One card.
        case card(CardID)
        /// The open card of a lead.
        case lead(LeadID)
        /// All open cards of a company.
        case company(CompanyID)
        /// The deal of an order of 1C, which its first event makes where there is none.
        case order(OrderID)
    }

    /// Its name: the part's word, a dot, what happened.
    package let name: String
    /// What it happened to.
    package let subject: Subject
    /// What belongs to it; a rule's conditions read these as `event.sum`.
    package let data: [String: FieldValue]
    /// Who says so.
    package let source: ValueSource
    /// The fields that its source owns and that hold nothing any more: the percentage of an order that was called off.
    package var emptied: Set<String> = []

    /// Creates an event.
    package init(_ name: String, of subject: Subject, data: [String: FieldValue] = [:], source: ValueSource) {
        self.name = name
        self.subject = subject
        self.data = data
        self.source = source
    }
}
