/// What a stage means for whoever counts cards.
package enum StageKind: String, Hashable, Sendable, CaseIterable {
    /// Somebody of ours has to do something.
    case open
    /// Somebody or something else has to: a client, a payment, an approval.
    case waiting
    /// The good end.
    case won
    /// The other end; it asks for a reason.
    case lost

    /// Whether a card that stands here is over.
    package var isEnd: Bool { self == .won || self == .lost }
}
