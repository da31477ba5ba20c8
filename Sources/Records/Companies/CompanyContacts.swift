package import Domain
package import Store

/// Keeps the table `company_contact`: how 1C's counterparties, and the people there, can be reached.
package enum CompanyContacts {
    /// Puts the contacts of a counterparty in the place of what it told before.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func replace(
        _ contacts: [OneCContact],
        of company: CompanyID,
        told key: OneCDocumentKey,
        in connection: any Connection
    ) throws {
        try connection.execute("DELETE FROM company_contact WHERE doc_key = \(key)")
        for contact in contacts {
            try connection.execute(
                """
                INSERT INTO company_contact (company_id, doc_key, kind, value, value_key, person)
                VALUES (\(company), \(key), \(contact.kind), \(contact.value), \(Self.key(contact)),
                    \(contact.person ?? "")) ON CONFLICT DO NOTHING
                """
            )
        }
    }

    /// The contacts of a company, in the order in which they became known.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(of company: CompanyID, in connection: any Connection) throws -> [OneCContact] {
        try connection.rows(
            "SELECT kind, value, person FROM company_contact WHERE company_id = \(company) ORDER BY id LIMIT 1000"
        ).map { row in
            let person: String = try row.get("person")
            return OneCContact(
                kind: try row.get("kind"),
                value: try row.get("value"),
                person: person.isEmpty ? nil : person
            )
        }
    }

    /// The companies that are reached so, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func companies(
        _ contact: OneCContact,
        limit: Int,
        in connection: any Connection
    ) throws -> [CompanyID] {
        try connection.rows(
            """
            SELECT DISTINCT company_id FROM company_contact
            WHERE kind = \(contact.kind) AND value_key = \(Self.key(contact)) ORDER BY company_id LIMIT \(limit)
            """
        ).map { try $0.get("company_id") }
    }

    /// What of a contact is compared: the last ten digits of a number, an address in small letters.
    private static func key(_ contact: OneCContact) -> String {
        switch contact.kind {
        case .phone: String(contact.value.filter(\.isWholeNumber).suffix(10))
        case .email: contact.value.lowercased()
        case .address, .other: FoldedKey.of(contact.value)
        }
    }
}
