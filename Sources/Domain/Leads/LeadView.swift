/// What the lead rules see of a lead.
package struct LeadView: Hashable, Sendable {
    /// The lead.
    package var id: LeadID
    /// Where it stands.
    package var status: LeadStatus
    /// When it was made.
    package var createdAt: Timestamp
    /// The operator whose lead it is.
    package var owner: StaffID?
    /// По какому вопросу.
    package var topic: String?
    /// The text behind the topic "Другое".
    package var topicOther: String?
    /// На кого перевёл.
    package var transferredTo: StaffID?
    /// Where that value comes from.
    package var transferSource: TransferSource?
    /// The deal it became.
    package var deal: DealID?
    /// How many calls belong to it.
    package var calls: Int

    /// Creates a view.
    package init(
        id: LeadID,
        status: LeadStatus,
        createdAt: Timestamp,
        owner: StaffID? = nil,
        topic: String? = nil,
        topicOther: String? = nil,
        transferredTo: StaffID? = nil,
        transferSource: TransferSource? = nil,
        deal: DealID? = nil,
        calls: Int = 1
    ) {
        self.id = id
        self.status = status
        self.createdAt = createdAt
        self.owner = owner
        self.topic = topic
        self.topicOther = topicOther
        self.transferredTo = transferredTo
        self.transferSource = transferSource
        self.deal = deal
        self.calls = calls
    }
}
