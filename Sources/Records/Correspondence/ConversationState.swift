/// What a conversation is to the company.
package enum ConversationState: String, Hashable, Sendable, Codable, CaseIterable {
    /// People write to one another.
    case open
    /// Machines wrote, or only we did: there is nothing to answer.
    case silent
    /// A rule or a person said that it is no request.
    case spam
}
