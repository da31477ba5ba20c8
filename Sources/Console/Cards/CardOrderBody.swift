import Domain

/// The body of a command on a card: what was typed, the version that the person saw, and what the command adds.
struct CardOrderBody: Decodable {
    /// The fields that were touched; null empties one.
    var fields: [String: JSONValue]?
    /// The version that the person saw.
    var version: Int64?
    /// The stage to move to, to open again at, to begin at.
    var stage: String?
    /// Why it is lost.
    var reason: String?
    /// The text behind a reason, or why it is opened again.
    var text: String?
    /// Who is mentioned in a comment.
    var mentions: [StaffID]?
    /// To whom it is given.
    var to: StaffID?
    /// The funnel of a new card.
    var funnel: String?
    /// The way through the funnel of a new card.
    var variant: String?
    /// The card that a new one comes from.
    var parent: CardID?
    /// The closed card that a new one is spawned from.
    var from: CardID?
    /// Several cards.
    var ids: [CardID]?
}
