package import Domain

/// Why a person's command is not carried out: said to the person, nothing is changed.
package enum CardRefusal: Error, Hashable, Sendable {
    /// These fields must be filled first, and the reason given where one is wanted: one dialogue asks all of it, and
    /// the command is repeated with the answers.
    case missing([MissingField], reason: ReasonQuestion? = nil)
    /// The reason must be given, or its text.
    case needsReason(ReasonQuestion)
    /// The card has changed since the person saw it.
    case conflict(version: Int64, changed: [CardChange])
    /// There is no such stage, button, field or funnel.
    case notHere(String)
    /// The funnel does not allow it: its order, a read-only field, a condition.
    case notAllowed(String)
    /// A value does not fit its field.
    case invalid(field: String, String)
    /// The card is closed.
    case closed(CardOutcome)
}
