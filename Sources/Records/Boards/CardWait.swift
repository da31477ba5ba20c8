package import Domain
import Store

/// Something that a card waits for: a decision, a document, another part's answer.
package struct CardWait: Sendable, Equatable, Encodable {
    /// Its number.
    package let id: Int64
    /// What: `approval`, `document`, `project` …
    package let kind: String
    /// Who is to decide; nil when nobody in particular.
    package let assignee: StaffID?
    /// Since when.
    package let createdAt: Timestamp
    /// By when.
    package let dueAt: Timestamp?
    /// What was written down of it, in JSON.
    package let payload: String

    init(row: Row) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        assignee = try row.get("assignee_id")
        createdAt = try row.get("created_at")
        dueAt = try row.get("due_at")
        payload = try row.get("payload")
    }
}
