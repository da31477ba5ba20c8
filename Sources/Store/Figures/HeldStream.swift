package import Domain

/// A stream of the inbox that stands still.
package struct HeldStream: Sendable, Equatable, Codable {
    /// The stream.
    package let stream: String
    /// The row that holds it.
    package let row: InboxID
    /// What it is.
    package let kind: String
    /// When it was received.
    package let receivedAt: Timestamp
    /// Why its handler failed.
    package let error: String
    /// Rows that wait behind it.
    package let waiting: Int
}
