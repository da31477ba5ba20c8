/// A request whose group changed because of another's arrival or of a person's decision.
package struct FanMove: Hashable, Sendable, Codable {
    /// Which request.
    package var request: FanRequestID
    /// Where it stood; nil when it was alone.
    package var from: FanGroupID?
    /// Where it stands; nil when it is alone.
    package var to: FanGroupID?
}
