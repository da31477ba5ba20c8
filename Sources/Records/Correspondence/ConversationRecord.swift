package import Domain
import Store

/// A row of the `conversation` table: letters or messages that belong to one matter.
package struct ConversationRecord: Hashable, Sendable {
    /// Its number.
    package let id: ConversationID
    /// What it began as.
    package let kind: RequestKind
    /// The mailbox, the site, the bot where it began.
    package let source: String
    /// The sender's name of it, where it is a chat.
    package let chat: String?
    /// What our answers carry in their subject, once there is one.
    package let token: String?
    /// What it is to the company.
    package let state: ConversationState
    /// The lead that lives by it.
    package let lead: LeadID?
    /// The person outside.
    package let person: PersonID?
    /// The company outside.
    package let company: CompanyID?
    /// The conversation that goes on where this one ended.
    package let continuedBy: ConversationID?
    /// When the last thing was written.
    package let lastAt: Timestamp
    /// When the client wrote what nobody has answered since.
    package let waitingSince: Timestamp?

    static let columns: SQL = """
        id, kind, source, chat, token, state, lead_id, person_id, company_id, continued_by, last_at, waiting_since
        """

    init(row: Row) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        source = try row.get("source")
        chat = try row.get("chat")
        token = try row.get("token")
        state = try row.get("state")
        lead = try row.get("lead_id")
        person = try row.get("person_id")
        company = try row.get("company_id")
        continuedBy = try row.get("continued_by")
        lastAt = try row.get("last_at")
        waitingSince = try row.get("waiting_since")
    }
}
