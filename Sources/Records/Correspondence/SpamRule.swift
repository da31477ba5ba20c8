package import Domain
import Store

/// A rule that knows what is no request.
package struct SpamRule: Sendable, Equatable, Encodable {
    /// By what it knows.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// The sender's address.
        case address
        /// The domain of the sender's address.
        case domain
        /// The number that a form names.
        case phone
        /// The chat: `BOT/CHAT`.
        case chat
        /// Words that stand in the subject or the text, in this order and beside one another.
        case words
    }

    /// Its number.
    package let id: SpamRuleID
    /// By what it knows.
    package let kind: Kind
    /// The address, the domain, the words, folded.
    package let value: String
    /// Who said so.
    package let staff: StaffID?
    /// When.
    package let at: Timestamp
    /// The conversation from which it was learnt.
    package let conversation: ConversationID?
    /// How often it was right, or at least believed.
    package let hits: Int64

    init(row: Row) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        value = try row.get("value")
        staff = try row.get("added_by")
        at = try row.get("added_at")
        conversation = try row.get("conversation_id")
        hits = try row.get("hits")
    }
}
