import Domain
import Store

/// Where the journal entries of one event go, with what they have in common.
struct LeadJournal {
    let connection: any Connection
    let at: Timestamp
    let cause: Cause
    let actor: StaffID?

    /// Appends an entry about `subject`.
    func note(_ kind: String, _ subject: String, about: String? = nil, _ data: EventData = [:]) throws {
        try Journal.append(
            NewJournalEntry(
                at: at,
                kind: kind,
                subject: subject,
                about: about,
                cause: cause,
                rule: LeadRules.version,
                actor: actor,
                data: data.json
            ),
            in: connection
        )
    }
}
