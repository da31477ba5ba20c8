package import Domain
import Store

/// A comment on a card.
package struct CardComment: Hashable, Sendable {
    /// Its number.
    package let id: CommentID
    /// Who wrote it; nil for a machine.
    package let author: StaffID?
    /// The text.
    package let text: String
    /// Who was called by name.
    package let mentions: [StaffID]
    /// When it was written.
    package let at: Timestamp
    /// When it was changed last.
    package let editedAt: Timestamp?

    init(row: Row) throws {
        id = try row.get("id")
        author = try row.get("staff_id")
        text = try row.get("body")
        mentions = try JSONText.decode([StaffID].self, try row.get("mentions"))
        at = try row.get("at")
        editedAt = try row.get("edited_at")
    }
}
