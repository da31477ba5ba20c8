/// What became of something that was written.
package enum MessageState: String, Hashable, Sendable, Codable, CaseIterable {
    /// It was received.
    case received
    /// It waits for its connector.
    case queued
    /// The other side has it, or its server.
    case sent
    /// It was not taken, for good.
    case refused
    /// It was taken, and came back later.
    case bounced
}
