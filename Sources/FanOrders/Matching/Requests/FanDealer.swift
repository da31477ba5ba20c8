/// Who asks: the dealer whose own name, number and address are never evidence of a project.
package struct FanDealer: Hashable, Sendable, Codable {
    /// What the keeper knows the dealer by (a company's number); nil where it knows none, and the rest decides.
    package var key: String?
    /// The name as the sender writes it.
    package var name: String
    /// The taxpayer's number.
    package var inn: String?
    /// The telephone number.
    package var phone: String?
    /// The address of mail.
    package var email: String?

    /// Creates a dealer.
    package init(name: String, key: String? = nil, inn: String? = nil, phone: String? = nil, email: String? = nil) {
        self.name = name
        self.key = key
        self.inn = inn
        self.phone = phone
        self.email = email
    }
}
