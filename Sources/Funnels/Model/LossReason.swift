/// How a lost stage learns why.
package enum LossReason: Hashable, Sendable {
    /// From a named list; with `otherText`, "Другое" asks for a text.
    case list(String, otherText: Bool)
    /// The machine gives it itself.
    case fixed(String)
}
