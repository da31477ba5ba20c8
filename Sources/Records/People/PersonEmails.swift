package import Domain
package import Store

/// Keeps the table `person_email`: by which addresses people outside the company write.
package enum PersonEmails {
    /// The people of an address, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func people(
        _ email: String,
        limit: Int,
        in connection: any Connection
    ) throws -> [(id: PersonID, key: String, company: CompanyID?)] {
        try connection.rows(
            """
            SELECT person.id AS id, person.name_key AS name_key, person.company_id AS company_id FROM person_email
            JOIN person ON person.id = person_email.person_id
            WHERE person_email.email = \(email.lowercased()) AND person.erased_at IS NULL ORDER BY person.id LIMIT \(limit)
            """
        ).map { (try $0.get("id"), try $0.get("name_key"), try $0.get("company_id")) }
    }

    /// Adds an address; nothing when the person has it.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func add(_ email: String, to id: PersonID, in connection: any Connection) throws {
        try connection.execute(
            """
            INSERT INTO person_email (person_id, email) VALUES (\(id), \(email.lowercased())) ON CONFLICT DO NOTHING
            """
        )
    }

    /// The addresses of a person, in the order in which they became known.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(of id: PersonID, in connection: any Connection) throws -> [String] {
        try connection.rows("SELECT email FROM person_email WHERE person_id = \(id) ORDER BY id LIMIT 50")
            .map { try $0.get("email") }
    }
}
