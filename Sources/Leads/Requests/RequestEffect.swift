package import Domain
package import Records

/// What the request rules want done, in order, in the transaction of the request.
package enum RequestEffect: Hashable, Sendable {
    /// Notes that a message that is known stands in a further box.
    case noteAgain(MessageRecordID)
    /// Begins a conversation.
    case open(ConversationState)
    /// Takes it into a conversation that is there.
    case join(ConversationID)
    /// Begins a conversation that goes on where another one ended.
    case goOn(after: ConversationID)
    /// Writes the message down, in the conversation of an effect before.
    case keep
    /// Counts that a rule for spam held.
    case count(SpamRuleID)
    /// Says of a letter of ours that it came back.
    case bounced(MessageRecordID)
    /// Makes a lead of the conversation.
    case createLead
    /// Opens the conversation's lead again.
    case reopenLead(LeadID)
    /// The client waits for an answer.
    case wait
    /// Somebody of us answered, from outside svod.
    case answered
    /// Tells the lead's funnel, or the deal's, what was received.
    case tell(deal: DealID?)
}
