/// What can happen to a lead: facts of its calls, with the parties already found among the staff, and commands of
/// people.
package enum LeadEvent: Hashable, Sendable {
    /// The call entered, or became known as what it is.
    case callEntered
    /// The exchange took the call: it waits in a queue, rings somewhere, went to voicemail.
    case callTaken
    /// A person answered: a member of staff, or somebody at a phone that is nobody's.
    case callAnswered
    /// The call was handed over, or that was tried.
    case callTransferred(kind: CallTransfer.Kind, from: StaffID?, to: StaffID?, completed: Bool)
    /// A person asks for something.
    case command(LeadCommand)
}
