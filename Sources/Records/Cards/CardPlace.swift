package import Domain
import Store

/// Where a card stands on one track.
package struct CardPlace: Hashable, Sendable {
    /// The track; empty for the main one.
    package let track: String
    /// The stage.
    package let stage: String
    /// The version of the funnel under which it was entered; 0 when there was none yet.
    package let funnelVersion: Int64
    /// When it was entered.
    package let enteredAt: Timestamp
    /// The number of the move that entered it.
    package let move: Int64

    /// Creates a place.
    package init(track: String, stage: String, funnelVersion: Int64, enteredAt: Timestamp, move: Int64) {
        self.track = track
        self.stage = stage
        self.funnelVersion = funnelVersion
        self.enteredAt = enteredAt
        self.move = move
    }

    init(row: Row) throws {
        track = try row.get("track")
        stage = try row.get("stage")
        funnelVersion = try row.get("funnel_version")
        enteredAt = try row.get("entered_at")
        move = try row.get("move")
    }
}
