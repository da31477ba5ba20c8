package import Domain

/// A call as its card shows it, with all that an operator needs before asking anything.
///
/// One value serves every reader: whose phone rings is told by ``legs``, so it is made once an event however many desks
/// are open. Names and comments are untrusted text.
package struct DeskCall: Sendable, Equatable, Encodable {
    /// The journal's newest entry when it was read; the later of two is the one to show.
    package var event: EventID
    /// The call's number in the store.
    package var id: CallRecordID
    /// The exchange that carries it.
    package var exchange: ExchangeID
    /// Whose call it is.
    package var direction: CallDirection
    /// Where it stands, as the store keeps it.
    package var state: String
    /// The client's number: who called, or who was dialled from here. E.164 where it is a full number; nil when withheld.
    package var number: String?
    /// The same for people.
    package var numberText: String?
    /// The name that the exchange sent.
    package var callerName: String?
    /// The number of ours that was dialled, for people.
    package var didText: String?
    /// The advertising channel which that number stood for.
    package var channel: String?
    /// The queue it waits or waited in.
    package var queue: String?
    /// What the number lists say of the caller.
    package var standing: NumberStanding
    /// When it entered.
    package var enteredAt: Timestamp
    /// When the first person answered.
    package var answeredAt: Timestamp?
    /// When it ended.
    package var endedAt: Timestamp?
    /// How it ended.
    package var outcome: String?
    /// Who ended it.
    package var hungUpBy: String?
    /// Whether its end was not seen.
    package var lineLost: Bool
    /// Whether there is a recording.
    package var isRecorded: Bool
    /// Every phone that rang for it.
    package var legs: [DeskLeg] = []
    /// The lead it belongs to.
    package var lead: DeskLead?
    /// Everybody who is known to use this number: a hint, never a key.
    package var people: [DeskPerson] = []
    /// The number's open leads and deals, by department.
    package var matters: [DeskMatter] = []
    /// Whom to hand the call to, likeliest first.
    package var suggestions: [DeskSuggestion] = []
    /// Commands to the exchange about this call which did not succeed.
    package var failures: [DeskFailure] = []
}
