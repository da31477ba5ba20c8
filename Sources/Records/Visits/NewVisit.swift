package import Domain

/// A visitor of a site who asks for a number of telephone.
package struct NewVisit: Hashable, Sendable {
    /// The site.
    package var site: String
    /// The site's own name of the visitor, by which a number is lent again.
    package var visitor: String
    /// The page on which the visitor is.
    package var page: String?
    /// The first visit.
    package var first: AdvertisingTouch?
    /// This one.
    package var last: AdvertisingTouch?

    /// Creates a visit of which nothing else is known.
    package init(site: String, visitor: String) {
        self.site = site
        self.visitor = visitor
    }
}
