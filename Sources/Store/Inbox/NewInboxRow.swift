package import Domain

/// What an adapter received, before the inbox has given it a number.
package struct NewInboxRow: Sendable {
    /// Who sent it, `ami:main`.
    package var source: String
    /// What it is part of; rows of one stream are handled in order, `call:main/1700000000.17`.
    package var stream: String
    /// What it is, which chooses the handler, `call.fact`.
    package var kind: String
    /// What makes it the same when it comes again, unique within the source.
    package var dedupKey: String
    /// What was received.
    package var payload: String?
    /// When.
    package var receivedAt: Timestamp
    /// What ``payload`` says, where its writer has it still: a handler on arrival need not read it again.
    package var content: (any Sendable)?

    /// Creates a row.
    package init(
        source: String,
        stream: String,
        kind: String,
        dedupKey: String,
        payload: String?,
        content: (any Sendable)? = nil,
        receivedAt: Timestamp
    ) {
        self.source = source
        self.stream = stream
        self.kind = kind
        self.dedupKey = dedupKey
        self.payload = payload
        self.content = content
        self.receivedAt = receivedAt
    }
}

extension NewInboxRow: Equatable {
    /// Whether two rows would be kept alike.
    package static func == (one: NewInboxRow, other: NewInboxRow) -> Bool {
        one.source == other.source && one.stream == other.stream && one.kind == other.kind
            && one.dedupKey == other.dedupKey && one.payload == other.payload && one.receivedAt == other.receivedAt
    }
}
