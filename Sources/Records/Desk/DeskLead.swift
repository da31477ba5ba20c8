package import Domain

/// A lead as the card of its call shows it.
package struct DeskLead: Sendable, Equatable, Encodable {
    /// The lead.
    package var id: LeadID
    /// Rises with every change; a command says which one its writer saw.
    package var version: Int64
    /// Where it stands.
    package var status: String
    /// По какому вопросу.
    package var topic: String?
    /// The text behind the topic "Другое".
    package var topicOther: String?
    /// The operator's comment.
    package var comment: String?
    /// The operator whose lead it is.
    package var owner: StaffID?
    /// На кого перевёл.
    package var transferredTo: StaffID?
    /// Where that value comes from: a person, the exchange, an attempt on the exchange.
    package var transferredSource: String?
    /// When the exchange handed the call to that person.
    package var transferredAt: Timestamp?
    /// The person outside whose matter it is.
    package var person: PersonID?
    /// The deal it became.
    package var deal: DealID?
    /// Why it was rejected.
    package var rejectReason: String?
    /// Since when the client waits for somebody to talk to them.
    package var waitingSince: Timestamp?
    /// Since when the card is put aside.
    package var postponedAt: Timestamp?
}
