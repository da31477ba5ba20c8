/// Whom a document is about: the client of an order, the payer of a payment.
package struct OneCParty: Hashable, Sendable, Codable {
    /// 1C's identifier of the counterparty.
    package var id: String?
    /// The name.
    package var name: String?
    /// The official name, where it is told apart from the short one.
    package var fullName: String?
    /// The tax number as written. Check digits are not asked for: what 1C holds may be wrong.
    package var inn: String?
    /// The code of the reason for registration.
    package var kpp: String?
    /// The number of the bank account.
    package var account: String?
    /// The bank's identification code.
    package var bic: String?
    /// How it can be reached.
    package var contacts: [OneCContact]

    /// Creates a party of which nothing is known but what is named.
    package init(
        id: String? = nil,
        name: String? = nil,
        fullName: String? = nil,
        inn: String? = nil,
        kpp: String? = nil,
        account: String? = nil,
        bic: String? = nil,
        contacts: [OneCContact] = []
    ) {
        self.id = id
        self.name = name
        self.fullName = fullName
        self.inn = inn
        self.kpp = kpp
        self.account = account
        self.bic = bic
        self.contacts = contacts
    }
}
