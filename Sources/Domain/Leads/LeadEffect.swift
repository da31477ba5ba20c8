/// What the lead rules want done, in order, in the transaction of the event. "The lead" is the one of the situation, or
/// the one that an earlier effect of the same list created or joined.
package enum LeadEffect: Hashable, Sendable {
    /// Makes a lead of the call.
    case create(status: LeadStatus, owner: StaffID?)
    /// Adds the call to a lead that is there.
    case join(LeadID)
    /// Moves the lead.
    case setStatus(LeadStatus)
    /// Makes a person the lead's owner.
    case setOwner(StaffID)
    /// Sets "По какому вопросу".
    case setTopic(String?, other: String?)
    /// Sets the comment.
    case setComment(String?)
    /// Sets "На кого перевёл"; the department follows from the person, as it is at this moment.
    case setTransferredTo(StaffID?, source: TransferSource?)
    /// Links a person outside.
    case setPerson(PersonID?)
    /// Closes the lead with a reason.
    case reject(reason: String, note: String?)
    /// Makes a deal for `responsible` and closes the lead as converted.
    case convert(responsible: StaffID)
    /// Opens a rejected lead again at `status`.
    case reopen(status: LeadStatus)
    /// Moves the lead's calls and call-backs to another lead.
    case moveCalls(to: LeadID)
    /// Asks somebody to call the number back by `due`.
    case askToCallBack(due: Timestamp)
    /// Closes a call-back task: the number was reached (by this call), or it is no longer wanted.
    case closeCallBack(TaskID, reason: CallBackEnd)
    /// Marks another lead as being identified, by the person who reached its number.
    case identify(LeadID, owner: StaffID?)
    /// Puts the call's number on the black list.
    case blockNumber
    /// Puts the card aside.
    case postpone
}
