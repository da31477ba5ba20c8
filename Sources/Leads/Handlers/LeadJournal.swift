import Domain
import Records
import Store

/// Where the journal entries of one event go, with what they have in common.
struct LeadJournal {
    let connection: any Connection
    let at: Timestamp
    let cause: Cause
    let actor: StaffID?
    let bus: EventBus
    /// The rules that decided.
    let rule: String
    /// Who says so, on the bus.
    let source: ValueSource

    init(
        connection: any Connection,
        at: Timestamp,
        cause: Cause,
        actor: StaffID?,
        bus: EventBus = EventBus(),
        rule: String = LeadRules.version,
        source: ValueSource? = nil
    ) {
        self.connection = connection
        self.at = at
        self.cause = cause
        self.actor = actor
        self.bus = bus
        self.rule = rule
        self.source = source ?? (actor == nil ? .call : .person)
    }

    /// Tells the other parts, in the same transaction, what became of a lead; its funnel moves its card accordingly.
    func tell(_ event: String, of lead: LeadID, _ data: [String: FieldValue] = [:], by staff: StaffID? = nil) throws {
        let context = EventContext(connection: connection, at: at, cause: cause, actor: staff ?? actor)
        try bus.send(DomainEvent(event, of: .lead(lead), data: data, source: source), context)
    }

    /// Appends an entry about `subject`.
    func note(_ kind: String, _ subject: String, about: String? = nil, _ data: EventData = [:]) throws {
        try Journal.append(
            NewJournalEntry(
                at: at,
                kind: kind,
                subject: subject,
                about: about,
                cause: cause,
                rule: rule,
                actor: actor,
                data: data.json
            ),
            in: connection
        )
    }
}
