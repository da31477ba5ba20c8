package import Domain

/// A discount on a document or line.
package struct CommerceDiscount: Hashable, Sendable {
    /// What it is called.
    package var name: String?
    /// How much it takes off.
    package var sum: ExactDecimal?
    /// How much of a hundred.
    package var percent: ExactDecimal?
    /// Whether the sum of the document or line has it taken off already.
    package var isIncluded: Bool?
    /// What was written beside it.
    package var comment: String?

    /// Creates a discount.
    package init() {}
}
