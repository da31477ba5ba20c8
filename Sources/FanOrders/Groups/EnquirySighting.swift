/// What comparing a request brought.
package struct EnquirySighting: Hashable, Sendable {
    /// Whom it is like, the strongest first.
    package let likenesses: [Likeness]
    /// With whom it belongs; empty while it is alone.
    package let peers: [EnquiryID]
    /// Whether that is certain.
    package let isSure: Bool

    /// Creates a sighting.
    package init(likenesses: [Likeness], peers: [EnquiryID], isSure: Bool) {
        self.likenesses = likenesses
        self.peers = peers
        self.isSure = isSure
    }
}
