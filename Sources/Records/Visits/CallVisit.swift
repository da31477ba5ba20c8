package import Domain

/// What is known of the visit behind a call to a lent number.
package struct CallVisit: Hashable, Sendable {
    /// The visit; nil when several visitors had the number at that moment, or none.
    package let visit: VisitID?
    /// How many visitors had the number when the call entered. More than one: it cannot be known whose call it is.
    package let candidates: Int
    /// The first visit.
    package let first: AdvertisingTouch?
    /// The visit in which the number was seen.
    package let last: AdvertisingTouch?
}
