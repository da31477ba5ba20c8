package import Domain

/// A row of the inbox: something received once, for a handler.
package struct InboxRow: Sendable, Equatable {
    /// Its number.
    package let id: InboxID
    /// Who sent it.
    package let source: String
    /// What it is part of.
    package let stream: String
    /// What it is, which chooses the handler.
    package let kind: String
    /// What makes it the same when it comes again.
    package let dedupKey: String
    /// When it was received.
    package let receivedAt: Timestamp
    /// What was received.
    package let payload: String?
    /// Where it stands.
    package let state: InboxState
    /// How often its handling was begun.
    package let attempts: Int
    /// Why it is held or dead.
    package let error: String?

    init(_ row: Row) throws {
        id = try row.get("id")
        source = try row.get("source")
        stream = try row.get("stream")
        kind = try row.get("kind")
        dedupKey = try row.get("dedup_key")
        receivedAt = try row.get("received_at")
        payload = try row.get("payload")
        state = try row.get("state")
        attempts = try row.get("attempts")
        error = try row.get("error")
    }

    init(_ id: InboxID, _ new: NewInboxRow) {
        self.id = id
        source = new.source
        stream = new.stream
        kind = new.kind
        dedupKey = new.dedupKey
        receivedAt = new.receivedAt
        payload = new.payload
        state = .new
        attempts = 1
        error = nil
    }
}
