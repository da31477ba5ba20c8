/// Who asks, as far as what was received says it.
package struct RequestClient: Hashable, Sendable, Codable {
    /// The person's name as written.
    package var name: String?
    /// The address of mail, its domain in lower case.
    package var email: String?
    /// Numbers of telephone in E.164, in the order in which they stand.
    package var phones: [String]
    /// The tax number, its check digits right.
    package var inn: String?
    /// The company as written: `ООО «Ромашка»`.
    package var company: String?

    /// Creates a client of whom nothing is known but what is named.
    package init(
        name: String? = nil,
        email: String? = nil,
        phones: [String] = [],
        inn: String? = nil,
        company: String? = nil
    ) {
        self.name = name
        self.email = email
        self.phones = phones
        self.inn = inn
        self.company = company
    }
}
