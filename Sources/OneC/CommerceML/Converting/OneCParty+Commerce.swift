import Domain

extension OneCParty {
    /// Takes what a file says of a counterparty.
    init(commerce source: CommerceCounterparty) {
        let account = source.accounts.first
        self.init(
            id: source.id,
            name: source.name ?? source.fullName ?? source.officialName,
            fullName: source.officialName ?? source.fullName,
            inn: source.inn,
            kpp: source.kpp,
            account: account?.number,
            bic: account?.bik,
            contacts: OneCContact.all(of: source, person: nil)
                + source.representatives.flatMap { OneCContact.all(of: $0, person: $0.name) }
        )
    }
}

extension OneCContact {
    /// The contacts and addresses of a counterparty or of a person there.
    fileprivate static func all(of source: CommerceCounterparty, person: String?) -> [OneCContact] {
        let contacts = source.contacts.compactMap { contact in
            contact.value.map { OneCContact(kind: kind(contact), value: $0, person: person) }
        }
        let addresses = source.addresses.compactMap { address in
            address.presentation.map { OneCContact(kind: .address, value: $0, person: person) }
        }
        return contacts + addresses
    }

    private static func kind(_ contact: CommerceContact) -> Kind {
        let words = contact.kind?.lowercased() ?? ""
        if contact.value?.contains("@") == true { return .email }
        if ["тел", "phone", "моб", "факс"].contains(where: words.contains) { return .phone }
        return words.contains("адрес") ? .address : .other
    }
}
