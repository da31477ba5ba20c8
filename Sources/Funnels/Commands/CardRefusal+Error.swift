package import Domain

extension CardRefusal {
    /// The refusal as a terminal and a log tell it: what a script can act on by its code, and the reason in words.
    package var error: SvodError {
        switch self {
        case .missing(let fields, _):
            SvodError(.conflict, "these fields must be filled first: \(fields.map(\.field).joined(separator: ", "))")
        case .needsReason(let question): SvodError(.conflict, "stage \(question.stage) wants a reason")
        case .conflict: SvodError(.conflict, "somebody else has changed the record meanwhile")
        case .notHere(let what): SvodError(.notFound, "there is no \(what)")
        case .notAllowed(let why): SvodError(.conflict, "the funnel does not allow it: \(why)")
        case .invalid(let field, let why): SvodError(.invalidInput, "\(field): \(why)")
        case .closed(let outcome): SvodError(.conflict, "the record is closed: \(outcome.rawValue)")
        }
    }
}
