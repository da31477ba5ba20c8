/// What a refit found: how well the weights judge decisions that were held back from the fitting, before and after.
package struct RefitReport: Hashable, Sendable, Codable {
    /// How well weights judge decisions.
    package struct Figures: Hashable, Sendable, Codable {
        /// Of the pairs called one project, how many are; nil where none is called so.
        package let precision: Double?
        /// Of the pairs that are one project, how many are called so; nil where none is.
        package let recall: Double?

        init(_ judgement: FanJudgement) {
            precision = judgement.precision
            recall = judgement.recall
        }
    }

    /// A weight that changed.
    package struct Change: Hashable, Sendable, Codable {
        /// The term.
        package let term: String
        /// The weight before, in bits.
        package let before: Double
        /// The weight after.
        package let after: Double
    }

    /// Decisions that were fitted to.
    package let fitted: Int
    /// Decisions that were held back.
    package let heldBack: Int
    /// The weights in force, on those held back.
    package let before: Figures
    /// The fitted ones, on those held back.
    package let after: Figures
    /// The weights that changed most.
    package let changes: [Change]
    /// Whether the fitted ones are in force now.
    package let isApplied: Bool
}
