/// An open call-back task, as the lead rules see it.
package struct OpenCallBack: Hashable, Sendable {
    /// The task.
    package var task: TaskID
    /// The lead it was made for.
    package var lead: LeadID?
    /// Where that lead stands.
    package var leadStatus: LeadStatus?

    /// Creates a view.
    package init(task: TaskID, lead: LeadID? = nil, leadStatus: LeadStatus? = nil) {
        self.task = task
        self.lead = lead
        self.leadStatus = leadStatus
    }
}
