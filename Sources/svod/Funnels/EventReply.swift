/// What became of an event that was handed in.
struct EventReply: Codable, Hashable, Sendable {
    /// In words.
    var text: String
    /// The journal's entries that it led to.
    var entries: Int
}
