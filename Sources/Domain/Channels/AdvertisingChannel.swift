/// A row of the channel table: which advertising a number, an address or a form of ours stood for, from when to when.
package struct AdvertisingChannel: Hashable, Sendable, Codable {
    /// What a row is found by.
    package enum Way: String, Hashable, Sendable, Codable, CaseIterable {
        /// The number that was dialled, as ``PhoneNumber`` writes it.
        case number
        /// The name of the mailbox, the site or the bot in the configuration.
        case source
        /// The address of ours to which a letter went.
        case address
        /// The form: `SITE/FORM`.
        case form
        /// The visitor's `utm_source`, or `utm_source/utm_campaign`.
        case utm
    }

    /// What it is found by.
    package var way: Way
    /// The number, the address or the name by which it is found.
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
        _ way: Way = .number,
        number: String,
        channel: String,
        campaign: String? = nil,
        since: Timestamp? = nil,
        until: Timestamp? = nil
    ) {
        self.way = way
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
