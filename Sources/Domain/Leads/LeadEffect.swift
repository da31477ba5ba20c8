/// What the lead rules want done, in order, in the transaction of the event. "The lead" is the one of the situation, or
/// the one that an earlier effect of the same list created or joined.
///
/// Where a lead stands, whose it is and what must be filled is decided by the funnel of its card; these rules only say to
/// the funnel what happened, or what somebody asks for.
package enum LeadEffect: Hashable, Sendable {
    /// Makes a lead of the call.
    case create
    /// Adds the call to a lead that is there.
    case join(LeadID)
    /// Takes back a lead that the call should not have made.
    case withdraw
    /// Somebody takes the lead.
    case take
    /// Sets "По какому вопросу".
    case setTopic(String?, other: String?)
    /// Sets the comment.
    case setComment(String?)
    /// Sets "На кого перевёл"; the department follows from the person, as it is at this moment.
    case setTransferredTo(StaffID?, source: TransferSource?)
    /// Links a person outside.
    case setPerson(PersonID?)
    /// Closes the lead with a reason. One that `isFixed` belongs to the key that was pressed; any other stands in the
    /// company's list.
    case reject(reason: String, note: String?, isFixed: Bool, fields: [String: FieldValue] = [:])
    /// Hands the lead on, with fields that its funnel asked for.
    case convert([String: FieldValue])
    /// Opens a rejected lead again.
    case reopen
    /// Moves the lead's calls and call-backs to another lead.
    case moveCalls(to: LeadID)
    /// Closes a call-back task: the number was reached (by this call), or it is no longer wanted.
    case closeCallBack(TaskID, reason: CallBackEnd)
    /// Another lead's client was reached: somebody talks to its number.
    case reached(LeadID)
    /// Puts the call's number on the black list.
    case blockNumber
    /// Puts the card aside.
    case postpone
}
