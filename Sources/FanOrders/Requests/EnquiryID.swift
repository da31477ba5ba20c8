package import Domain

/// The kinds of records that this room keeps.
package enum FanRecord {
    /// A request of a dealer.
    package enum Enquiry {}
    /// A group of requests for one project.
    package enum Group {}
    /// What a person did to groups.
    package enum Act {}
    /// A decision about a group.
    package enum Decision {}
    /// A project that is kept for somebody.
    package enum Reservation {}
}

/// The number of a request.
package typealias EnquiryID = ID<FanRecord.Enquiry>
/// The number of a group of requests: it stays, whatever joins or leaves.
package typealias EnquiryGroupID = ID<FanRecord.Group>
/// The number of what a person did to groups.
package typealias GroupActID = ID<FanRecord.Act>
/// The number of a decision about a group.
package typealias GroupDecisionID = ID<FanRecord.Decision>
/// The number of a reservation.
package typealias ReservationID = ID<FanRecord.Reservation>
