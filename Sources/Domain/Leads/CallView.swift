/// What the lead rules see of a call.
package struct CallView: Hashable, Sendable {
    /// The call's number in the store.
    package var id: CallRecordID
    /// When it entered.
    package var enteredAt: Timestamp
    /// Whose call it is and what it dialled.
    package var entry: CallEntry
    /// What the dialled number stood for when the call entered.
    package var channel: ChannelTable.Answer
    /// Whether a person has answered it.
    package var isAnswered: Bool
    /// The lead it belongs to.
    package var leadID: LeadID?

    /// Creates a view.
    package init(
        id: CallRecordID,
        enteredAt: Timestamp,
        entry: CallEntry,
        channel: ChannelTable.Answer,
        isAnswered: Bool = false,
        leadID: LeadID? = nil
    ) {
        self.id = id
        self.enteredAt = enteredAt
        self.entry = entry
        self.channel = channel
        self.isAnswered = isAnswered
        self.leadID = leadID
    }
}
