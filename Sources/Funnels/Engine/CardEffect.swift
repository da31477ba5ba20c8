package import Domain
package import Records

/// What the rules want done, in order, in the transaction of the event. The card's own row is written as the state has it
/// in the end.
package enum CardEffect: Hashable, Sendable {
    /// Writes one of the funnel's own fields, or empties it.
    case write(field: String, FieldValue?, ValueSource)
    /// Writes a field of the card's company.
    case writeCompany(CompanyID, field: String, FieldValue?, ValueSource)
    /// Puts the card onto a stage.
    case enter(CardPlace, isOpen: Bool)
    /// The card is over, or open again, on all tracks.
    case setOpen(Bool)
    /// Takes the card off a track.
    case leave(track: String)
    /// Puts a tag on or takes it off.
    case tag(String, isOn: Bool)
    /// Gives a task.
    case task(CardTasks.Order, rule: String)
    /// Closes the tasks that nobody need do any more.
    case dropTasks
    /// Tells a member of staff in the console.
    case notice(StaffID, key: String, template: String, subject: String?, body: String)
    /// Queues a message for a connector.
    case send(connector: String, key: String, OutgoingMessage)
    /// Asks another part or a person for something.
    case order(CardEffectBook.Order, task: CardTasks.Order?, rule: String)
    /// What was asked for by keys of that beginning is not wanted any more.
    case dropOrders(kind: String, prefix: String)
    /// Makes another card.
    case create(key: String, MadeCard, rule: String)
    /// Arms a timer.
    case arm(TimerMark, at: Timestamp)
    /// Disarms a timer.
    case disarm(key: String)
    /// Disarms all timers whose keys begin so.
    case disarmAll(prefix: String)
    /// Takes a key that is taken once.
    case claim(String)
    /// Remembers whose turn it was.
    case turn(rule: String, StaffID)
    /// The lead shows this status from now on.
    case leadStatus(LeadStatus, reason: String?, note: String?)
    /// Writes into the journal.
    case note(String, rule: String?, EventData)
    /// Keeps a plan's present figures.
    case snapshot(plan: String)
    /// Empties columns of plans.
    case reset([String])
}
