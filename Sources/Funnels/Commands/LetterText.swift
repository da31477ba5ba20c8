/// A text that a funnel's files have ready, with the values of a card in it.
package struct LetterText: Hashable, Sendable, Encodable {
    /// Its name.
    package let name: String
    /// What stands above it.
    package let subject: String?
    /// The text.
    package let text: String
}
