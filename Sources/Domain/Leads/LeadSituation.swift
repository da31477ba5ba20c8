/// All that the lead rules may look at when something happens: read before, in the transaction that applies what they
/// answer.
package struct LeadSituation: Hashable, Sendable {
    /// The call it is about; nil for a person's command on a lead without one.
    package var call: CallView?
    /// The lead of that call, or the one the command is about.
    package var lead: LeadView?
    /// The latest lead of the same number and channel.
    package var latest: LeadView?
    /// What the number lists say of the caller.
    package var standing: NumberStanding
    /// The open call-back tasks of the call's number.
    package var callBacks: [OpenCallBack]

    /// Creates a situation.
    package init(
        call: CallView? = nil,
        lead: LeadView? = nil,
        latest: LeadView? = nil,
        standing: NumberStanding = .ordinary,
        callBacks: [OpenCallBack] = []
    ) {
        self.call = call
        self.lead = lead
        self.latest = latest
        self.standing = standing
        self.callBacks = callBacks
    }
}
