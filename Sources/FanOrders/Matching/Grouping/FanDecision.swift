/// What the matcher makes of a request.
package struct FanDecision: Hashable, Sendable, Codable {
    /// The request.
    package var request: FanRequestID
    /// The group in which it stands now; nil while it is alone.
    package var group: FanGroupID?
    /// What follows from it. Never anything while all requests of the group are one dealer's.
    package var action: FanAction
    /// The best five earlier requests, best first.
    package var candidates: [FanCandidate]
    /// The other requests whose group this decision changed, with the group in which they stand now.
    package var moved: [FanMove]
}
