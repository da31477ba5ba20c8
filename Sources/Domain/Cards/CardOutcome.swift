/// How far a card is.
package enum CardOutcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is being worked on.
    case open
    /// It reached its good end.
    case won
    /// It ended without success, for a reason.
    case lost
}
