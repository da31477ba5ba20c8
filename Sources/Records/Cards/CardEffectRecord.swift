package import Domain
import Store

/// Something that a card waits for from another part or from a person's decision.
package struct CardEffectRecord: Hashable, Sendable {
    /// How far it is.
    package enum State: String, Hashable, Sendable {
        /// Nobody has answered yet.
        case waiting
        /// It was answered.
        case done
        /// The part gave up; a person must see to it.
        case failed
        /// Nobody wants it any more: the card went another way.
        case dropped
    }

    /// Its number.
    package let id: EffectID
    /// The card.
    package let card: CardID
    /// The key of the action that asked for it.
    package let key: String
    /// What: `approval`, `document`, `project` …
    package let kind: String
    /// Its settings, JSON.
    package let payload: String
    /// How far it is.
    package let state: State
    /// Who decides.
    package let assignee: StaffID?
    /// What was answered.
    package let answer: String?
    /// Where the list of actions goes on, JSON of the funnels' own.
    package let rest: String?
    /// When it was asked for.
    package let createdAt: Timestamp
    /// By when it is wanted.
    package let dueAt: Timestamp?

    static let columns: SQL = """
        id, card_id, action_key, kind, payload, state, assignee_id, answer, rest, created_at, due_at
        """

    init(row: Row) throws {
        id = try row.get("id")
        card = try row.get("card_id")
        key = try row.get("action_key")
        kind = try row.get("kind")
        payload = try row.get("payload")
        state = try row.get("state")
        assignee = try row.get("assignee_id")
        answer = try row.get("answer")
        rest = try row.get("rest")
        createdAt = try row.get("created_at")
        dueAt = try row.get("due_at")
    }
}
