package import Domain

/// A command to the exchange that did not succeed: refused, or too late to be sent.
package struct DeskFailure: Sendable, Equatable, Encodable {
    /// `transfer`, `originate` or `other`.
    package var kind: String
    /// What the exchange said, or why it was not sent.
    package var reason: String?
    /// When it was given up.
    package var at: Timestamp
}
