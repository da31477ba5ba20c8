package import Domain

/// How cards of a funnel come about from outside, and who gets them.
package struct Intake: Hashable, Sendable {
    /// The sources: `call`, `email`, `site`, `messenger`, `marketplace`, `social`, `openlines`, `onec_order`, or the
    /// name of a funnel.
    package let sources: [String]
    /// Who gets them.
    package let assign: Assignment
    /// Where it is written.
    package let place: FilePlace
    /// Whether an unknown sender becomes a contact.
    package var createsContact = false
    /// Whether likely doubles are suggested only, never joined.
    package var suggestsOnly = true
    /// The field by which a card from outside is known again: `onec_order_id`.
    package var key: String?
    /// The variant that orders of 1C take: they are past the first talks.
    package var variant: String?
    /// From when on history is taken over.
    package var historyFrom: CivilDate?

    /// Creates an intake.
    package init(sources: [String], assign: Assignment, place: FilePlace) {
        self.sources = sources
        self.assign = assign
        self.place = place
    }
}
