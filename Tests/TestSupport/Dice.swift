/// A seeded source of chance, the same everywhere.
package struct Dice: Sendable {
    private var state: UInt64

    /// Creates a source whose numbers follow from `seed`.
    package init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// A number from 0 to below `bound`.
    package mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    /// True once in so many times.
    package mutating func one(in bound: Int) -> Bool { below(bound) == 0 }
}
