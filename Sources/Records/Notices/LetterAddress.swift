/// Whom a letter goes to.
package struct LetterAddress: Hashable, Sendable, Codable {
    /// The person's name, where one is known.
    package var name: String?
    /// The address itself: `anna@example.ru`.
    package var address: String

    /// Creates an address.
    package init(_ address: String, name: String? = nil) {
        self.address = address
        self.name = name
    }
}
