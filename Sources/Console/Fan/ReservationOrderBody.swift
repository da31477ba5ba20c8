import Domain

/// The body of a command on a reservation.
struct ReservationOrderBody: Decodable {
    var to: CivilDate?
    var reason: String?
    var text: String?
    /// Whether more time is granted.
    var isYes: Bool?
}
