/// Which advertising channel a dialled number stands for. A number moves between channels, so rows have dates.
package struct ChannelTable: Hashable, Sendable {
    /// What the table says of a number.
    package enum Answer: Hashable, Sendable {
        /// The number stands for this channel.
        case channel(AdvertisingChannel)
        /// There is a table, and the number is not in it at that moment.
        case unknown
        /// No table was configured: every number is as good as another.
        case noTable
    }

    /// The rows, in the order of the configuration.
    package let rows: [AdvertisingChannel]
    private let byNumber: [String: [AdvertisingChannel]]

    /// Creates a table.
    package init(rows: [AdvertisingChannel] = []) {
        self.rows = rows
        self.byNumber = Dictionary(grouping: rows, by: \.number)
    }

    /// What `did` stood for at `moment`. Of rows that overlap the later one in the configuration holds.
    package func answer(for did: String?, at moment: Timestamp) -> Answer {
        guard !rows.isEmpty else { return .noTable }
        guard let did, let row = byNumber[did]?.last(where: { $0.holds(at: moment) }) else { return .unknown }
        return .channel(row)
    }
}
