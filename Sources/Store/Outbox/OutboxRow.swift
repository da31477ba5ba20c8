package import Domain

/// A row of the outbox: something to be sent outward.
package struct OutboxRow: Sendable, Equatable {
    /// Its number.
    package let id: OutboxID
    /// Which connector sends it.
    package let connector: String
    /// What it is, for the connector.
    package let kind: String
    /// The idempotency key.
    package let dedupKey: String
    /// What it concerns.
    package let subject: String?
    /// What is sent.
    package let payload: String
    /// Where it stands.
    package let state: OutboxState
    /// When it was queued.
    package let createdAt: Timestamp
    /// When it is due.
    package let dueAt: Timestamp
    /// Not to be sent after.
    package let expiresAt: Timestamp?
    /// How often it was leased.
    package let attempts: Int
    /// Why it is deferred, dead or expired.
    package let reason: String?
    /// What the peer answered.
    package let result: String?
    /// When it was settled.
    package let settledAt: Timestamp?

    init(_ row: Row) throws {
        id = try row.get("id")
        connector = try row.get("connector")
        kind = try row.get("kind")
        dedupKey = try row.get("dedup_key")
        subject = try row.get("subject")
        payload = try row.get("payload")
        state = try row.get("state")
        createdAt = try row.get("created_at")
        dueAt = try row.get("due_at")
        expiresAt = try row.get("expires_at")
        attempts = try row.get("attempts")
        reason = try row.get("reason")
        result = try row.get("result")
        settledAt = try row.get("settled_at")
    }
}
