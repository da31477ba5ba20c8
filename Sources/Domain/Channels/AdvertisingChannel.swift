/// A row of the channel table: which advertising a number of ours stood for, from when to when.
package struct AdvertisingChannel: Hashable, Sendable, Codable {
    /// The number, as ``PhoneNumber`` writes it.
    package var number: String
    /// The channel's name ("Яндекс Директ").
    package var channel: String
    /// The campaign, where one is told apart.
    package var campaign: String?
    /// The first moment at which the row holds; nil for ever before.
    package var since: Timestamp?
    /// The first moment at which it holds no more; nil for ever after.
    package var until: Timestamp?

    /// Creates a row.
    package init(
        number: String,
        channel: String,
        campaign: String? = nil,
        since: Timestamp? = nil,
        until: Timestamp? = nil
    ) {
        self.number = number
        self.channel = channel
        self.campaign = campaign
        self.since = since
        self.until = until
    }

    /// Whether the row holds at `moment`.
    package func holds(at moment: Timestamp) -> Bool {
        (since.map { $0 <= moment } ?? true) && (until.map { moment < $0 } ?? true)
    }
}
