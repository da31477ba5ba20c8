/// The weights of the terms, in bits, and how a sum of them becomes a probability and a group.
package struct FanWeights: Hashable, Sendable, Codable {
    /// The weight of each term, in the order of ``FanTerm``.
    package var terms: [Double]
    /// How much of a request's link to a group is its best pair; the rest is the mean of all pairs.
    package var bestShare: Double
    /// From how many bits of link a request joins a group.
    package var joinBits: Double
    /// From what probability the pair is worth a suggestion.
    package var suggestProbability: Double
    /// From what probability a group is made without being asked about, where a hard key holds and nothing contests it:
    /// the key makes such a pair surer than its score, see docs/fan-orders.md.
    package var autoProbability: Double

    /// Creates weights.
    package init(
        terms: [Double],
        bestShare: Double = 0.6,
        joinBits: Double = 0,
        suggestProbability: Double = 0.5,
        autoProbability: Double = 0.9
    ) {
        self.terms = terms
        self.bestShare = bestShare
        self.joinBits = joinBits
        self.suggestProbability = suggestProbability
        self.autoProbability = autoProbability
    }

    /// Creates weights from those that are not zero.
    package init(byTerm: [FanTerm: Double], bestShare: Double = 0.6, joinBits: Double = 0) {
        self.init(
            terms: FanTerm.allCases.map { byTerm[$0] ?? 0 },
            bestShare: bestShare,
            joinBits: joinBits
        )
    }

    /// The weight of a term.
    package subscript(term: FanTerm) -> Double {
        get { terms[term.rawValue] }
        set { terms[term.rawValue] = newValue }
    }

    /// The sum of the terms, in bits.
    func bits(_ values: FanTerms) -> Double {
        var sum = 0.0
        for index in terms.indices { sum += terms[index] * values.values[index] }
        return sum
    }
}
