package import Domain

/// A row of the inbox: something received once, for a handler.
package struct InboxRow: Sendable {
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
    /// What ``payload`` says, where the row has just been accepted and its writer had it still.
    package let content: (any Sendable)?
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
        content = nil
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
        content = new.content
        state = .new
        attempts = 1
        error = nil
    }
}

extension InboxRow: Equatable {
    /// Whether two rows are the same in the store.
    package static func == (one: InboxRow, other: InboxRow) -> Bool {
        one.id == other.id && one.source == other.source && one.stream == other.stream && one.kind == other.kind
            && one.dedupKey == other.dedupKey && one.receivedAt == other.receivedAt && one.payload == other.payload
            && one.state == other.state && one.attempts == other.attempts && one.error == other.error
    }
}
