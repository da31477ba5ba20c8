import Domain
package import Records

/// What the evidence says of a payment.
package struct MatchVerdict: Hashable, Sendable {
    /// The likeliest orders, the best one first.
    package let guesses: [MatchGuess]
    /// Where the money goes by itself; empty when the evidence is not clear and the accountant decides.
    package let shares: [AllocationShare]

    /// Nothing comes into question.
    package static let nothing = MatchVerdict(guesses: [], shares: [])

    /// Whether one allocation is clearly the best.
    package var isClear: Bool { !shares.isEmpty }

    /// Those guesses that the shares rest on.
    package var chosen: [MatchGuess] {
        let orders = Set(shares.map(\.order))
        return guesses.filter { orders.contains($0.order) }
    }
}
