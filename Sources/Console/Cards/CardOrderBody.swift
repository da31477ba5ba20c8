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

extension CardOrderBody {
    /// What the making of a card takes.
    private static let ofCreation: Set<String> = ["funnel", "stage", "variant", "parent", "from", "fields"]

    /// Refuses a body of the making of a card that says what would not be heard: a field beside `fields`, a slip.
    ///
    /// - Throws: ``SvodError`` `invalidInput` naming the keys.
    static func checkCreation(_ body: [String: JSONValue]) throws {
        let unknown = body.keys.filter { !ofCreation.contains($0) }.sorted()
        guard !unknown.isEmpty else { return }
        let known = ofCreation.sorted().joined(separator: ", ")
        throw SvodError(.invalidInput, "unknown keys: \(unknown.joined(separator: ", ")); there are \(known)")
    }
}
