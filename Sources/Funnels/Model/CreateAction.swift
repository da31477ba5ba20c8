/// The making of another card.
package struct CreateAction: Hashable, Sendable {
    /// The funnel it begins in.
    package let funnel: String
    /// The stage it begins at; nil for the funnel's first.
    package var stage: String?
    /// Its fields, each from an expression over this card.
    package var map: [String: Expression] = [:]
    /// Whether all fields of the same name are copied; ``map`` wins.
    package var carriesAll = false
    /// A table of this card: a card is made for each row, which expressions read as `item.…`.
    package var each: String?
    /// How the new card hangs on this one.
    package var link = Link.parent
    /// When; nil for always.
    package var when: Expression?

    /// How a made card hangs on the one that made it.
    package enum Link: String, Hashable, Sendable {
        /// It is this card's child.
        case parent
        /// Both belong to one company, which must be known.
        case company
        /// It stands alone.
        case none
    }

    /// Creates the making of a card in `funnel`.
    package init(funnel: String) { self.funnel = funnel }
}
