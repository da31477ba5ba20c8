/// A pair of requests about which a person decided, as the weights see it.
package struct FanSample: Sendable {
    /// The numbers that the pair gives.
    let terms: FanTerms
    /// Whether the person took both for one project.
    package let isSame: Bool
    /// Whether it is kept back from the fitting, to judge by.
    package let isHeldBack: Bool
}

extension FanMatcher {
    /// What a decided pair says to the weights. Every fourth pair is held back: which ones follows from their numbers, so
    /// it is the same ones next time.
    package mutating func sample(_ own: FanRequest, _ other: FanRequest, isSame: Bool) -> FanSample {
        let younger = own.id < other.id ? other : own
        let older = own.id < other.id ? own : other
        let comparison = self.comparison(reader.read(younger).profile)
        var terms = FanTerms()
        comparison.compare(reader.read(older).profile, into: &terms)
        let mixed = UInt64(bitPattern: older.id.rawValue &* 31 &+ younger.id.rawValue) &* 0x9E37_79B9_7F4A_7C15
        return FanSample(terms: terms, isSame: isSame, isHeldBack: mixed >> 62 == 0)
    }
}
