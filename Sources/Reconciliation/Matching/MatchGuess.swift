package import Domain

/// An order that a payment may mean, and why.
package struct MatchGuess: Hashable, Sendable, Codable {
    /// The order.
    package let order: OrderID
    /// The sum of the features' weights.
    package let score: Int
    /// What speaks for and against it, in the order in which it was looked at.
    package let features: [MatchFeature]
    /// How much would stand on it: never more than is left to pay.
    package let amount: Int64

    /// Creates a guess.
    package init(order: OrderID, features: [MatchFeature], amount: Int64) {
        self.order = order
        self.features = features
        self.amount = amount
        score = features.reduce(0) { $0 + $1.weight }
    }
}
