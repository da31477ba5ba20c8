import Domain
import Records
import Store

extension LedgerRun {
    /// The company of a document's party: by 1C's identifier, then by INN; a new one where there is none.
    func company(of document: OneCDocument) throws -> CompanyID? {
        guard let party = document.party else { return nil }
        let key = party.id.map { OneCDocumentKey($0, exchange: document.exchange) }
        if let key, let known = try Counterparties.company(key, in: connection) {
            if document.kind == .counterparty { try keep(party, of: known, told: key) }
            return known
        }
        guard let company = try findOrAdd(party) else { return nil }
        if let key {
            try Counterparties.bind(key, to: company, in: connection)
            try keep(party, of: company, told: key)
        }
        return company
    }

    /// Keeps what else 1C tells of a counterparty: its contacts, its full name, the code of its registration.
    private func keep(_ party: OneCParty, of company: CompanyID, told key: OneCDocumentKey) throws {
        try CompanyContacts.replace(party.contacts, of: company, told: key, in: connection)
        for (field, text) in [("kpp", party.kpp), ("full_name", party.fullName)] {
            guard let text, !text.isEmpty else { continue }
            try CardBook.write(field, .text(text), of: company, source: .onec, at: at, in: connection)
        }
    }

    private func findOrAdd(_ party: OneCParty) throws -> CompanyID? {
        if let inn = party.inn, let known = try CompanyBook.all(inn: inn, limit: 1, in: connection).first {
            return known
        }
        guard let name = (party.name ?? party.fullName)?.prefix(CompanyBook.longestName), !name.isEmpty else {
            return nil
        }
        if party.inn == nil, party.id == nil {
            // A name alone: only one that nobody else bears is evidence enough.
            let known = try CompanyBook.all(named: String(name), limit: 2, in: connection)
            if known.count == 1 { return known[0] }
        }
        return try CompanyBook.add(name: String(name), inn: party.inn, at: at, in: connection)
    }
}
