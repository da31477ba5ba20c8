package import Domain

/// A card that a part wants made.
package struct WantedCard: Hashable, Sendable {
    /// The funnel.
    package let funnel: String
    /// What it is called.
    package let title: String
    /// Its fields, built-in ones too.
    package var fields: [String: FieldValue] = [:]
    /// The card it hangs on.
    package var parent: CardID?
    /// The company outside.
    package var company: CompanyID?
    /// What makes it, for the journal.
    package var source: ValueSource

    /// Creates an order of a card without fields.
    package init(funnel: String, title: String, source: ValueSource) {
        self.funnel = funnel
        self.title = title
        self.source = source
    }
}
