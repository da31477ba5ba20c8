/// The scores of pairs while one request is being placed.
struct FanLinks {
    // Not the matcher itself: its groups change meanwhile, and would be copied.
    private let index: FanIndex
    private let vocabulary: FanVocabulary
    private let families: [UInt32]
    private let weights: FanWeights
    private var known: [UInt64: Double] = [:]
    private var comparisons: [UInt32: FanComparison] = [:]
    private var terms = FanTerms()

    /// A worse pair counts no more against a group than this.
    private static let worst = -20.0

    init(_ matcher: FanMatcher) {
        index = matcher.index
        vocabulary = matcher.reader.vocabulary
        families = matcher.reader.articles.families
        weights = matcher.weights
    }

    /// Takes a score that is known already.
    mutating func know(_ one: UInt32, _ other: UInt32, _ bits: Double) { known[Self.key(one, other)] = bits }

    /// The link between two groups, in bits.
    mutating func link(_ own: [UInt32], _ others: [UInt32]) -> Double {
        var best = -Double.infinity
        var sum = 0.0
        for one in own {
            for other in others {
                let bits = max(score(one, other), Self.worst)
                best = max(best, bits)
                sum += bits
            }
        }
        let share = weights.bestShare
        return share * best + (1 - share) * sum / Double(own.count * others.count)
    }

    private mutating func score(_ one: UInt32, _ other: UInt32) -> Double {
        let key = Self.key(one, other)
        if let bits = known[key] { return bits }
        // The younger of the two asks, as it did when it arrived.
        let bits = compare(max(one, other), with: min(one, other))
        known[key] = bits
        return bits
    }

    private mutating func compare(_ slot: UInt32, with other: UInt32) -> Double {
        guard let profile = index.profiles[Int(slot)], let another = index.profiles[Int(other)] else {
            return Self.worst
        }
        let comparison =
            comparisons[slot]
            ?? FanComparison(query: FanQuery(profile, index: index), vocabulary: vocabulary, families: families)
        comparisons[slot] = comparison
        comparison.compare(another, into: &terms)
        return weights.bits(terms) - (FanBand.tellsApart(terms) ? FanBand.apartBits : 0)
    }

    private static func key(_ one: UInt32, _ other: UInt32) -> UInt64 {
        UInt64(max(one, other)) << 32 | UInt64(min(one, other))
    }
}
