package import Domain

/// What is to be sent outward.
package struct NewOutboxRow: Sendable, Equatable {
    /// Which connector sends it, `ami:main`.
    package var connector: String
    /// What it is, for the connector, `redirect`.
    package var kind: String
    /// What makes it the same when it is queued again, unique within the connector. The peer gets it as the
    /// idempotency key.
    package var dedupKey: String
    /// What it concerns, `lead:42`: the journal's subject when it is settled.
    package var subject: String?
    /// What is sent.
    package var payload: String
    /// When it is queued.
    package var createdAt: Timestamp
    /// Not to be sent before; ``createdAt`` when nil.
    package var dueAt: Timestamp?
    /// Not to be sent after. A row that has such a moment is sent once at most.
    package var expiresAt: Timestamp?

    /// Creates a row.
    package init(
        connector: String,
        kind: String,
        dedupKey: String,
        subject: String? = nil,
        payload: String,
        createdAt: Timestamp,
        dueAt: Timestamp? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.connector = connector
        self.kind = kind
        self.dedupKey = dedupKey
        self.subject = subject
        self.payload = payload
        self.createdAt = createdAt
        self.dueAt = dueAt
        self.expiresAt = expiresAt
    }
}
