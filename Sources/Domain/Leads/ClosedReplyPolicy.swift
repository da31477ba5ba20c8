/// What a client's letter or message does that belongs to a rejected lead.
package enum ClosedReplyPolicy: String, Hashable, Sendable, Codable, CaseIterable {
    /// The lead is opened again, while it has not been closed for long.
    case reopen
    /// A new lead begins, whose conversation continues the old one.
    case new
}
