/// What a person can do with a lead.
package enum LeadCommand: Hashable, Sendable, Codable {
    /// Takes the lead: the person becomes its owner, and it is being identified.
    case take
    /// Sets "По какому вопросу"; `other` is the text behind "Другое". Nil clears it.
    case setTopic(String?, other: String?)
    /// Sets the comment.
    case setComment(String?)
    /// Sets "На кого перевёл". Nil clears it.
    case setTransferredTo(StaffID?)
    /// Confirms the value that the exchange gave.
    case confirmTransfer
    /// Hands it on as its funnel says; the fields are further ones that the funnel asked for, written first.
    case convert([String: FieldValue])
    /// Closes it with a reason; `note` is the text behind a reason that asks for one.
    case reject(reason: String, note: String?, fields: [String: FieldValue] = [:])
    /// Closes it as spam and puts the number on the black list.
    case spam
    /// Opens a rejected lead again.
    case reopen
    /// Moves this lead's calls to another lead and closes it as a duplicate.
    case joinTo(LeadID)
    /// Links the person outside whose matter it is, found or newly named.
    case setPerson(PersonID?)
    /// Puts the card aside; it stays in the list.
    case postpone
}
