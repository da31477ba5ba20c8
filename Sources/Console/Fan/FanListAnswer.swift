import Domain
import FanOrders
import Store

/// A page of groups.
struct FanListAnswer: Encodable {
    /// The journal's newest entry at the reading.
    let event: EventID
    let now: Timestamp
    let state: EnquiryGroupRecord.State
    let rows: [FanGroupFace]
    /// How many wait for a decision.
    let waiting: Int
    /// How many stand before the next page; nil on the last.
    let more: Int?

    /// Groups on a page.
    static let pageLength = 50

    init(
        _ state: EnquiryGroupRecord.State,
        skipping count: Int,
        at now: Timestamp,
        in connection: any Connection
    ) throws {
        let found = try EnquiryGroupBook.page(
            state,
            skipping: count,
            limit: Self.pageLength + 1,
            in: connection
        )
        event = try Journal.last(in: connection)
        self.now = now
        self.state = state
        rows = try found.prefix(Self.pageLength).map { try FanGroupFace($0, in: connection) }
        waiting = try EnquiryGroupBook.waiting(in: connection)
        more = found.count > Self.pageLength ? count + Self.pageLength : nil
    }
}
