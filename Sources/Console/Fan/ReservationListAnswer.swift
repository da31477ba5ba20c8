import Domain
import FanOrders
import Records
import Store

/// The reservations in force and those that ended last.
struct ReservationListAnswer: Encodable {
    let event: EventID
    let now: Timestamp
    let active: [ReservationFace]
    let ended: [ReservationFace]
    /// The reasons for which one is taken back.
    let releases: [String]
    /// Whether the funnel extends.
    let extends: Bool

    /// Reservations that one page shows.
    private static let longest = 500

    init(way: ReservationWay?, at now: Timestamp, in connection: any Connection) throws {
        event = try Journal.last(in: connection)
        self.now = now
        active = try ReservationBook.active(limit: Self.longest, in: connection).map {
            try ReservationFace($0, way: way, in: connection)
        }
        ended = try ReservationBook.ended(limit: 50, in: connection).map {
            try ReservationFace($0, way: way, in: connection)
        }
        releases = way?.releases ?? []
        extends = way?.extend != nil
    }
}
