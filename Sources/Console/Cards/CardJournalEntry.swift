import Domain
import Store

/// An entry of the journal as a card's page tells it in sentences.
struct CardJournalEntry: Encodable {
    let id: EventID
    let at: Timestamp
    let kind: String
    let subject: String
    let about: String?
    let cause: String
    let rule: String?
    let actor: StaffID?
    /// The entry's values, in JSON.
    let data: String

    init(_ entry: JournalEntry) {
        id = entry.id
        at = entry.at
        kind = entry.kind
        subject = entry.subject
        about = entry.about
        cause = entry.cause.rawValue
        rule = entry.rule
        actor = entry.actor
        data = entry.data
    }
}
