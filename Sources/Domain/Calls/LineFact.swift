/// One thing that happened to the line between svod and an exchange. Calls cannot be asked for again, so a time
/// without a line is a fact of its own.
package struct LineFact: Hashable, Sendable, Codable {
    /// The exchange.
    package var exchange: ExchangeID
    /// When.
    package var at: Timestamp
    /// What happened.
    package var body: Body

    /// Creates a fact about the line to `exchange`.
    package init(exchange: ExchangeID, at: Timestamp, body: Body) {
        self.exchange = exchange
        self.at = at
        self.body = body
    }
}

extension LineFact {
    /// What can happen to a line.
    package enum Body: Hashable, Sendable, Codable {
        /// It was lost, or svod was not running.
        case lost(reason: String)
        /// It is back, after a time without it that began at `since` (nil when svod never had it).
        case restored(since: Timestamp?)
    }
}
