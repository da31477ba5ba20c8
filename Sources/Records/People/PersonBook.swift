package import Domain
package import Store

/// Keeps the tables `person` and `person_phone`: people outside the company.
package enum PersonBook {
    /// The longest name that is kept.
    package static let longestName = 200

    /// A person, or nil; one that was erased is nobody.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(_ id: PersonID, in connection: any Connection) throws -> PersonRecord? {
        let row = try connection.row(
            "SELECT id, name, company_id, note FROM person WHERE id = \(id) AND erased_at IS NULL"
        )
        guard let row else { return nil }
        let phones: [String] = try connection.rows(
            "SELECT number FROM person_phone WHERE person_id = \(id) ORDER BY id"
        ).map { try $0.get("number") }
        return try PersonRecord(row: row, phones: phones)
    }

    /// The people of a telephone number (E.164), oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(phone: String, limit: Int, in connection: any Connection) throws -> [PersonID] {
        try connection.rows(
            """
            SELECT person.id AS id FROM person_phone JOIN person ON person.id = person_phone.person_id
            WHERE person_phone.number = \(phone) AND person.erased_at IS NULL ORDER BY person.id LIMIT \(limit)
            """
        ).map { try $0.get("id") }
    }

    /// The people of a name, however its letters are written, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(named name: String, limit: Int, in connection: any Connection) throws -> [PersonID] {
        try connection.rows(
            """
            SELECT id FROM person WHERE name_key = \(FoldedKey.of(name)) AND erased_at IS NULL
            ORDER BY id LIMIT \(limit)
            """
        ).map { try $0.get("id") }
    }

    /// Adds a person without telephone.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func add(
        name: String,
        company: CompanyID?,
        note: String?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> PersonID {
        PersonID(
            try connection.insert(
                """
                INSERT INTO person (name, name_key, company_id, note, created_at)
                VALUES (\(name), \(FoldedKey.of(name)), \(company), \(note), \(moment))
                """
            )
        )
    }

    /// Adds a telephone number (E.164); nothing when the person has it.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func add(phone: String, to id: PersonID, in connection: any Connection) throws {
        try connection.execute(
            "INSERT INTO person_phone (person_id, number) VALUES (\(id), \(phone)) ON CONFLICT DO NOTHING"
        )
    }

    /// Changes the name.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func rename(_ id: PersonID, _ name: String, in connection: any Connection) throws {
        try connection.execute("UPDATE person SET name = \(name), name_key = \(FoldedKey.of(name)) WHERE id = \(id)")
    }

    /// Changes the company they belong to.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func setCompany(_ id: PersonID, _ company: CompanyID?, in connection: any Connection) throws {
        try connection.execute("UPDATE person SET company_id = \(company) WHERE id = \(id)")
    }

    /// Changes the note.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func setNote(_ id: PersonID, _ note: String?, in connection: any Connection) throws {
        try connection.execute("UPDATE person SET note = \(note) WHERE id = \(id)")
    }
}
