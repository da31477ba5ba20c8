/// An article that stands in a text.
struct ArticleMention: Sendable {
    /// How sure it is that this article is meant.
    enum Sureness: UInt8, Comparable, Sendable {
        /// One slip away from it.
        case near
        /// As a bad recognition, another alphabet or the other keyboard layout writes it.
        case loose
        /// As the nomenclature writes it.
        case exact

        static func < (left: Sureness, right: Sureness) -> Bool { left.rawValue < right.rawValue }
    }

    /// The articles that may be meant, numbers in the nomenclature; one unless the text leaves it open.
    var articles: [UInt32]
    /// The tokens that name it.
    var tokens: Range<Int>
    /// How sure it is.
    var sureness: Sureness
}
