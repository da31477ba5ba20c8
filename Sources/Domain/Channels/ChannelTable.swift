/// Which advertising channel a dialled number, an address, a form stands for. A number moves between channels, so rows
/// have dates.
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
    private let byName: [AdvertisingChannel.Way: [String: [AdvertisingChannel]]]

    /// Creates a table.
    package init(rows: [AdvertisingChannel] = []) {
        self.rows = rows
        self.byNumber = Dictionary(grouping: rows.filter { $0.way == .number }, by: \.number)
        self.byName = Dictionary(grouping: rows.filter { $0.way != .number }, by: \.way)
            .mapValues { Dictionary(grouping: $0) { $0.number.lowercased() } }
    }

    /// What `did` stood for at `moment`. Of rows that overlap the later one in the configuration holds.
    package func answer(for did: String?, at moment: Timestamp) -> Answer {
        guard !byNumber.isEmpty else { return .noTable }
        guard let did, let row = byNumber[did]?.last(where: { $0.holds(at: moment) }) else { return .unknown }
        return .channel(row)
    }

    /// Where a letter, a form or a message came from: what the visitor's marks say before the address it went to, that
    /// before the form, that before the mailbox or site; nil where no row says anything.
    package func row(for request: IncomingRequest) -> AdvertisingChannel? {
        guard !byName.isEmpty else { return nil }
        for (way, names) in Self.names(of: request) {
            for name in names {
                let found = byName[way]?[name.lowercased()]?.last { $0.holds(at: request.receivedAt) }
                if let found { return found }
            }
        }
        return nil
    }

    private static func names(of request: IncomingRequest) -> [(AdvertisingChannel.Way, [String])] {
        let utm = [request.lastTouch, request.firstTouch].compactMap { $0 }.flatMap { touch -> [String] in
            guard let source = touch.source else { return [] }
            return (touch.campaign.map { ["\(source)/\($0)"] } ?? []) + [source]
        }
        let form = request.form.map { ["\(request.source)/\($0)"] } ?? []
        return [(.utm, utm), (.address, request.recipients), (.form, form), (.source, [request.source])]
    }
}
