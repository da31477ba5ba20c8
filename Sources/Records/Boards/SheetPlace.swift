package import Domain

/// Where a card stands on one track.
package struct SheetPlace: Sendable, Equatable, Encodable {
    /// The track; "" is the main one.
    package let track: String
    /// The stage.
    package let stage: String
    /// Since when.
    package let enteredAt: Timestamp
    /// The version of the funnel under which it came there.
    package let funnelVersion: Int64
}
