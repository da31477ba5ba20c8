package import Domain

/// What an adapter received, before the inbox has given it a number.
package struct NewInboxRow: Sendable, Equatable {
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

    /// Creates a row.
    package init(
        source: String,
        stream: String,
        kind: String,
        dedupKey: String,
        payload: String?,
        receivedAt: Timestamp
    ) {
        self.source = source
        self.stream = stream
        self.kind = kind
        self.dedupKey = dedupKey
        self.payload = payload
        self.receivedAt = receivedAt
    }
}
