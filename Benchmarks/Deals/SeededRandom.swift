/// A source of chance that says the same on every machine: SplitMix64 (Steele, Lea, Flood 2014).
struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Creates the source of `seed`.
    init(seed: UInt64) { state = seed }

    /// Creates the source of one item of many: what an item is does not depend on those before it.
    init(seed: UInt64, item: Int) {
        state = seed
        state = next() ^ UInt64(truncatingIfNeeded: item) &* 0xD1B5_4A32_D192_ED03
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension SeededRandom {
    /// A number from 0 up to `bound`, which must be positive.
    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// Whether something happens that happens in `percent` of a hundred cases.
    mutating func percent(_ percent: Int) -> Bool { below(100) < percent }

    /// One of `values`, each as likely as the others; `values` must not be empty.
    mutating func one<Value>(of values: [Value]) -> Value { values[below(values.count)] }

    /// A number below `bound`, small ones oftener: a few people have most of the work.
    mutating func skewed(below bound: Int) -> Int { min(below(bound), below(bound)) }
}
