package import Domain

/// All that the request rules may look at, read in the transaction that applies what they answer.
package struct RequestSituation: Hashable, Sendable {
    /// The same letter, received before in this box or another.
    package var known: MessageRecordID?
    /// The conversation to which it belongs.
    package var conversation: ConversationView?
    /// The letter of ours that it speaks of, where it reports one.
    package var reported: MessageRecordID?
    /// The rule that knows it as spam.
    package var spam: SpamRuleID?

    /// Creates a situation.
    package init(
        known: MessageRecordID? = nil,
        conversation: ConversationView? = nil,
        reported: MessageRecordID? = nil,
        spam: SpamRuleID? = nil
    ) {
        self.known = known
        self.conversation = conversation
        self.reported = reported
        self.spam = spam
    }
}
