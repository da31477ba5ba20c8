/// A way to reach a counterparty of 1C, or a person there.
package struct OneCContact: Hashable, Sendable, Codable {
    /// What it is.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A number of telephone as written.
        case phone
        /// An e-mail address.
        case email
        /// A postal address in one line.
        case address
        /// Anything else: a site, a messenger.
        case other
    }

    /// What it is.
    package let kind: Kind
    /// The number, the address.
    package let value: String
    /// The person it belongs to; nil for the company's own.
    package let person: String?

    /// Creates a contact.
    package init(kind: Kind, value: String, person: String? = nil) {
        self.kind = kind
        self.value = value
        self.person = person
    }
}
