package import Domain

/// Which timer of a card: what the store keeps with it.
package struct TimerMark: Hashable, Sendable, Codable {
    /// The card.
    package let card: CardID
    /// The track of the stage; nil for a timer of any stage.
    package let track: String?
    /// The stage; nil for a timer of any stage.
    package let stage: String?
    /// The timer's name.
    package let name: String
    /// The move that entered the stage.
    package let move: Int64

    /// The kind of these timers in the store.
    package static let kind = "funnel"

    /// The key of the timer: one of a name is armed for a track.
    package var key: String { Self.prefix(card, track: track) + name }

    /// What the keys of the timers of a track begin with; of any stage's for nil.
    package static func prefix(_ card: CardID, track: String?) -> String {
        track.map { "card:\(card)/track:\($0)/" } ?? "card:\(card)/any/"
    }
}
