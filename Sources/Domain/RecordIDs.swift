/// The kinds of records that identifiers speak of; none has values.
package enum Record {
    /// A call, whatever channels it consisted of.
    package enum Call {}
    /// A lead.
    package enum Lead {}
    /// A card: a lead's, a deal's, a request's way through its funnel.
    package enum Card {}
    /// A task.
    package enum Task {}
    /// A member of staff.
    package enum Staff {}
    /// A department.
    package enum Department {}
    /// A person outside the company.
    package enum Person {}
    /// A company outside ours.
    package enum Company {}
    /// A row of the inbox.
    package enum InboxRow {}
    /// A row of the outbox.
    package enum OutboxRow {}
    /// An entry of the journal.
    package enum JournalEntry {}
    /// An armed timer.
    package enum Timer {}
    /// An import of a sheet.
    package enum ImportRun {}
    /// Something that a card waits for.
    package enum Effect {}
    /// A comment on a card.
    package enum Comment {}
    /// A notice to a member of staff.
    package enum Notice {}
    /// An order of 1C in the ledger.
    package enum Order {}
    /// A payment in the ledger.
    package enum Payment {}
    /// A part of a payment that stands on an order.
    package enum Allocation {}
    /// A decision about where a payment stands.
    package enum Decision {}
    /// A shipment, or goods that came back.
    package enum Shipment {}
    /// A visit of a site to which a number was lent.
    package enum Visit {}
    /// A conversation by letters or messages.
    package enum Conversation {}
    /// A letter, a form, a message of a chat.
    package enum Message {}
    /// A rule that knows spam.
    package enum SpamRule {}
}

/// The store's number of a call (the exchange's own name of it is ``CallID``).
package typealias CallRecordID = ID<Record.Call>
/// The number of a lead.
package typealias LeadID = ID<Record.Lead>
/// The number of a card.
package typealias CardID = ID<Record.Card>
/// The number of a deal, which is its card's.
package typealias DealID = CardID
/// The number of a task.
package typealias TaskID = ID<Record.Task>
/// The number of a member of staff.
package typealias StaffID = ID<Record.Staff>
/// The number of a department.
package typealias DepartmentID = ID<Record.Department>
/// The number of a person outside the company.
package typealias PersonID = ID<Record.Person>
/// The number of a company outside ours.
package typealias CompanyID = ID<Record.Company>
/// The number of an inbox row.
package typealias InboxID = ID<Record.InboxRow>
/// The number of an outbox row.
package typealias OutboxID = ID<Record.OutboxRow>
/// The number of a journal entry, which is also its SSE event id. Numbers rise in commit order.
package typealias EventID = ID<Record.JournalEntry>
/// The number of a timer.
package typealias TimerID = ID<Record.Timer>
/// The number of what a card waits for.
package typealias EffectID = ID<Record.Effect>
/// The number of a comment.
package typealias CommentID = ID<Record.Comment>
/// The number of a notice.
package typealias NoticeID = ID<Record.Notice>
/// The number of an import of a sheet.
package typealias ImportRunID = ID<Record.ImportRun>
/// The number of an order of 1C in the ledger; 1C's own name of it is ``OneCDocumentKey``.
package typealias OrderID = ID<Record.Order>
/// The number of a payment in the ledger.
package typealias PaymentID = ID<Record.Payment>
/// The number of an allocation.
package typealias AllocationID = ID<Record.Allocation>
/// The number of a decision about where a payment stands.
package typealias DecisionID = ID<Record.Decision>
/// The number of a shipment or of a return of goods.
package typealias ShipmentID = ID<Record.Shipment>
/// The number of a visit of a site.
package typealias VisitID = ID<Record.Visit>
/// The number of a conversation by letters or messages.
package typealias ConversationID = ID<Record.Conversation>
/// The store's number of a letter, a form or a chat's message (a letter's own name in the world is its `Message-ID`).
package typealias MessageRecordID = ID<Record.Message>
/// The number of a rule that knows spam.
package typealias SpamRuleID = ID<Record.SpamRule>
