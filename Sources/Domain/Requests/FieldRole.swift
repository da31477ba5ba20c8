/// What a field of a site's form or of a chat's message stands for. Whatever stands for none of these is kept as it is.
package enum FieldRole: String, Hashable, Sendable, Codable, CaseIterable {
    /// The client's whole name.
    case name
    /// The given name, where a form asks for the parts.
    case givenName = "given_name"
    /// The family name.
    case familyName = "family_name"
    /// The client's number of telephone.
    case phone
    /// The client's address of mail.
    case email
    /// The tax number.
    case inn
    /// The company.
    case company
    /// What the client writes.
    case text
    /// What stands above it.
    case subject
    /// The name of the form.
    case form
    /// Left out: a counter of the site, a token against robots.
    case ignore
}
