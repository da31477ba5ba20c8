/// What is answered when a decision is asked for.
package enum ApprovalVerdict: String, Hashable, Sendable, Codable {
    /// Yes.
    case approve
    /// Back for more work.
    case rework
    /// No.
    case reject
}
