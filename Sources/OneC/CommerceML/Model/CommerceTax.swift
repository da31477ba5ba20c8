package import Domain

/// A tax on a document or line, or the rate of one.
package struct CommerceTax: Hashable, Sendable {
    /// `НДС`.
    package var name: String?
    /// `20`, `Без НДС`, as written.
    package var rate: String?
    /// The tax itself.
    package var sum: ExactDecimal?
    /// Whether the sum of the document or line holds it.
    package var isIncluded: Bool?

    /// Creates a tax.
    package init() {}
}
