package import Domain
import Store

/// What the telephone knows of a lead, as its card shows it.
package struct CardLead: Sendable, Equatable, Encodable {
    /// Which lead.
    package let id: LeadID
    /// The number that called.
    package let number: String?
    /// The name that came with the number; untrusted.
    package let callerName: String?
    /// What it is about.
    package let topic: String?
    /// What it is about when the list has it not.
    package let topicOther: String?
    /// Notes of the operator.
    package let comment: String?
    /// To whom it was transferred.
    package let transferredTo: StaffID?
    /// The advertising channel.
    package let channel: String?
    /// Since when somebody waits to be called.
    package let waitingSince: Timestamp?
    /// What made it.
    package let source: LeadSource

    init(row: Row) throws {
        id = try row.get("id")
        number = try row.get("number")
        callerName = try row.get("caller_name")
        topic = try row.get("topic")
        topicOther = try row.get("topic_other")
        comment = try row.get("comment")
        transferredTo = try row.get("transferred_to")
        channel = try row.get("channel")
        waitingSince = try row.get("waiting_since")
        source = try row.get("source")
    }
}
