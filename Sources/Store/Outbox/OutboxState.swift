/// Where a row of the outbox stands.
package enum OutboxState: String, Sendable, CaseIterable, Codable {
    /// Not sent yet.
    case new
    /// A worker is sending it.
    case leased
    /// Sent, and the peer has said so.
    case done
    /// Failed, and due again later.
    case deferred
    /// Failed for good, or too often. It stays, and somebody may repeat it.
    case dead
    /// Too late to be sent, or not known to have been sent and not to be sent twice.
    case expired
}
