/// A company or person of a document, or one of a list of counterparties.
package struct CommerceCounterparty: Hashable, Sendable {
    /// 1C's id; site modules put `1#admin#Имя` here.
    package var id: String?
    /// What 1C calls it.
    package var name: String?
    /// The full name.
    package var fullName: String?
    /// The name by its statutes; only companies have one.
    package var officialName: String?
    /// `Покупатель`, `Продавец`.
    package var role: String?
    /// What it is to the one it represents: `Контактное лицо`.
    package var relation: String?
    /// A person's family name.
    package var familyName: String?
    /// A person's given name.
    package var givenName: String?
    /// A person's patronymic.
    package var patronymic: String?
    /// The number it pays taxes under, as written, unchecked.
    package var inn: String?
    /// The code of why it is registered where it is.
    package var kpp: String?
    /// The statistical code.
    package var okpo: String?
    /// The record's version in 1C.
    package var version: String?
    /// Whether 1C has it marked for deletion.
    package var deletionMark: Bool?
    /// What was written beside it.
    package var comment: String?
    /// Addresses.
    package var addresses: [CommerceAddress] = []
    /// Telephone numbers, mail.
    package var contacts: [CommerceContact] = []
    /// People who act for it.
    package var representatives: [CommerceCounterparty] = []
    /// Bank accounts.
    package var accounts: [CommerceAccount] = []
    /// Requisites.
    package var requisites: [CommerceRequisite] = []
    /// Whatever else stands there.
    package var others: [CommerceNode] = []

    /// Creates a counterparty.
    package init() {}

    /// Telephone numbers, as written.
    package var phones: [String] { contacts(of: ["тел", "phone", "моб", "факс"]) }
    /// Mail addresses, as written.
    package var emails: [String] { contacts(of: ["почт", "mail"]).filter { $0.contains("@") } }

    private func contacts(of marks: [String]) -> [String] {
        contacts.compactMap { contact in
            let kind = contact.kind?.lowercased() ?? ""
            return marks.contains { kind.contains($0) } ? contact.value : nil
        }
    }
}
