import Domain
import Records

/// Everything that a board shows.
struct BoardAnswer: Encodable {
    /// The journal's newest entry at the reading.
    let event: EventID
    let now: Timestamp
    let me: StaffID
    /// Whether the reader may move cards.
    let mayMove: Bool
    let funnel: FunnelFace
    let columns: [BoardColumn]
    /// How many cards came to each closing stage within the last thirty days.
    let closed: [String: Int]
    /// Since when a card that has not moved counts as stuck, by stage.
    let stuckBefore: [String: Timestamp]
    let staff: [Colleague]
    let channels: [String]
}

/// Some tiles of a board, painted anew, with the columns' figures.
struct BoardTilesAnswer: Encodable {
    let event: EventID
    let tiles: [CardTile]
}

/// Further cards of a column.
struct BoardPageAnswer: Encodable {
    let cards: [CardTile]
    let more: String?
}
