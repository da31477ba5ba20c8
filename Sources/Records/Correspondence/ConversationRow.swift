package import Domain
import Store

/// A conversation as a list of letters shows it.
package struct ConversationRow: Sendable, Equatable, Encodable {
    /// Which one.
    package let id: ConversationID
    /// What it began as.
    package let kind: RequestKind
    /// Where it began.
    package let source: String
    /// What it is to the company.
    package let state: ConversationState
    /// The lead that lives by it.
    package let lead: LeadID?
    /// Where that lead stands.
    package let status: LeadStatus?
    /// The card of that lead, or of its deal.
    package let card: CardID?
    /// Who answers for the card.
    package let responsible: StaffID?
    /// The client, as they call themselves; untrusted.
    package let name: String?
    /// Their address; untrusted.
    package let address: String?
    /// The subject of the latest message; untrusted.
    package let subject: String?
    /// The beginning of the latest message; untrusted.
    package let text: String
    /// Which way the latest message went.
    package let direction: MessageDirection
    /// When the latest thing was written.
    package let lastAt: Timestamp
    /// Since when nobody has answered.
    package let waitingSince: Timestamp?
    /// How many messages it has.
    package let count: Int

    init(row: Row) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        source = try row.get("source")
        state = try row.get("state")
        lead = try row.get("lead_id")
        status = try row.get("status")
        card = try row.get("card_id")
        responsible = try row.get("responsible_id")
        name = try row.get("name")
        address = try row.get("address")
        subject = try row.get("subject")
        text = try row.get("body") ?? ""
        direction = try row.get("direction")
        lastAt = try row.get("last_at")
        waitingSince = try row.get("waiting_since")
        count = try row.get("n")
    }
}
