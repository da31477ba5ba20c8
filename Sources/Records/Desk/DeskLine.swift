package import Domain

/// The line to an exchange.
package struct DeskLine: Sendable, Equatable, Encodable {
    /// The exchange.
    package var exchange: ExchangeID
    /// `up` or `down`.
    package var state: String
    /// Since when.
    package var since: Timestamp
}
