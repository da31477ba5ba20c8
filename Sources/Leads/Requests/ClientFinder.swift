import Domain
import Records
import Store

/// Finds who asks among the people and companies that are known, or writes them down.
///
/// An address is one person's unless the names say otherwise; a number is a hint that counts only together with the name
/// or where nobody says one. Nobody is merged and nothing known is overwritten: who might be the same is only suggested,
/// by the numbers and addresses that two people share.
struct ClientFinder {
    let connection: any Connection
    let now: Timestamp

    /// The person and the company of a client; neither when nothing is known of them.
    func find(_ client: RequestClient) throws -> (person: PersonID?, company: CompanyID?) {
        let company = try company(client)
        guard let (person, own) = try person(client, company) else { return (nil, company) }
        return (person, company ?? own)
    }

    /// By the INN where only one company has it (branches share one), else by the name.
    private func company(_ client: RequestClient) throws -> CompanyID? {
        let name = client.company.map { String($0.prefix(CompanyBook.longestName)) }
        if let inn = client.inn {
            let known = try CompanyBook.all(inn: inn, limit: 20, in: connection)
            if known.count == 1 { return known[0] }
            if let name, known.count > 1 {
                let named = try CompanyBook.all(named: name, limit: 20, in: connection).filter(known.contains)
                if named.count == 1 { return named[0] }
            }
            if !known.isEmpty { return known[0] }
            return try CompanyBook.add(name: name ?? "ИНН \(inn)", inn: inn, at: now, in: connection)
        }
        guard let name, !FoldedKey.of(name).isEmpty else { return nil }
        let named = try CompanyBook.all(named: name, limit: 2, in: connection)
        if named.count == 1 { return named[0] }
        return named.isEmpty ? try CompanyBook.add(name: name, inn: nil, at: now, in: connection) : nil
    }

    private func person(
        _ client: RequestClient,
        _ company: CompanyID?
    ) throws -> (id: PersonID, company: CompanyID?)? {
        if let email = client.email {
            let known = try PersonEmails.people(email, limit: 20, in: connection).first { fits(client.name, $0.key) }
            if let known {
                try learn(client, of: known.id)
                if known.company == nil, let company { try PersonBook.setCompany(known.id, company, in: connection) }
                return (known.id, known.company)
            }
        }
        if let known = try byPhone(client) {
            try learn(client, of: known)
            return (known, try PersonBook.find(known, in: connection)?.company)
        }
        guard let name = client.name ?? client.email ?? client.phones.first else { return nil }
        let shown = String(name.prefix(PersonBook.longestName))
        let made = try PersonBook.add(name: shown, company: company, note: nil, at: now, in: connection)
        try learn(client, of: made)
        return (made, company)
    }

    /// Of those who use the number, the one of that name; where no name is said, the only one.
    private func byPhone(_ client: RequestClient) throws -> PersonID? {
        for phone in client.phones.prefix(4) {
            let known = try PersonBook.all(phone: phone, limit: 10, in: connection)
            if let name = client.name {
                let named = try known.first {
                    try PersonBook.find($0, in: connection).map { FoldedKey.of($0.name) == FoldedKey.of(name) } ?? false
                }
                if let named { return named }
            } else if known.count == 1 {
                return known[0]
            }
        }
        return nil
    }

    /// Whether the names may be one person's: they share a word, or one of them says no name.
    private func fits(_ name: String?, _ key: String) -> Bool {
        guard let name else { return true }
        let (said, known) = (Set(FoldedKey.words(of: name)), Set(key.split(separator: " ").map(String.init)))
        return said.isEmpty || known.isEmpty || !said.isDisjoint(with: known)
    }

    private func learn(_ client: RequestClient, of person: PersonID) throws {
        if let email = client.email { try PersonEmails.add(email, to: person, in: connection) }
        for phone in client.phones.prefix(4) { try PersonBook.add(phone: phone, to: person, in: connection) }
    }
}
