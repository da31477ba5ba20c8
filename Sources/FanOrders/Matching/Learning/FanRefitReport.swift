/// What a fitting found. Nothing is changed by it.
package struct FanRefitReport: Sendable {
    /// The new weights.
    package let weights: FanWeights
    /// How many decisions they were fitted to.
    package let taught: Int
    /// How many were held back.
    package let judged: Int
    /// How the old weights judge those held back.
    package let before: FanJudgement
    /// How the new ones do.
    package let after: FanJudgement
}
