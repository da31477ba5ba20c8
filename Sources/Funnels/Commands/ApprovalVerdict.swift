/// What is answered when a decision is asked for.
package enum ApprovalVerdict: String, Hashable, Sendable, Codable {
    /// Yes.
    case approve
    /// Back for more work.
    case rework
    /// No.
    case reject

    /// The event that the funnel hears of.
    var event: String {
        switch self {
        case .approve: "approval.approved"
        case .rework: "approval.rework"
        case .reject: "approval.rejected"
        }
    }
}
