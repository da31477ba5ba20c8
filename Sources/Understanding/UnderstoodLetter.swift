package import Domain

/// What was understood of a letter.
package struct UnderstoodLetter: Hashable, Sendable, Codable {
    /// What its sender wrote: no quotes, no signature.
    package var reply = ""
    /// The letter that the sender passed on.
    package var forwarded: ForwardedLetter?
    /// Whether a person wrote it.
    package var standing = RequestStanding.person
    /// Who asks.
    package var client = RequestClient()
    /// What is asked for.
    package var lines: [RequestLine] = []
    /// The fields of a form by their labels; empty for what is no form.
    package var fields: [String: String] = [:]

    /// Creates one of which nothing is known.
    package init() {}
}
