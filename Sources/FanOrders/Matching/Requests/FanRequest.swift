package import Domain

/// A dealer's request as the matcher takes it, whatever way it came.
package struct FanRequest: Hashable, Sendable, Codable {
    /// Its number.
    package var id: FanRequestID
    /// When it came.
    package var receivedAt: Timestamp
    /// What it came by: `mail`, `call`, `site`, `1c`.
    package var channel: String
    /// Who asks.
    package var dealer: FanDealer
    /// The subject of a letter, the head of an order.
    package var subject: String
    /// The whole text: quotes and signature are cut here, a forwarded letter of the customer is kept.
    package var text: String
    /// The lines in columns, where there are any.
    package var lines: [FanLine]

    /// Creates a request.
    package init(
        id: FanRequestID,
        receivedAt: Timestamp,
        channel: String,
        dealer: FanDealer,
        subject: String = "",
        text: String = "",
        lines: [FanLine] = []
    ) {
        self.id = id
        self.receivedAt = receivedAt
        self.channel = channel
        self.dealer = dealer
        self.subject = subject
        self.text = text
        self.lines = lines
    }
}
