import Domain
import Store

/// A journal entry as a browser is told of it: ids and states only.
struct LiveEntry: Encodable {
    let id: EventID
    let at: Timestamp
    let kind: String
    let subject: String
    let about: String?
    let actor: StaffID?

    init(_ entry: JournalEntry) {
        id = entry.id
        at = entry.at
        kind = entry.kind
        subject = entry.subject
        about = entry.about
        actor = entry.actor
    }
}
