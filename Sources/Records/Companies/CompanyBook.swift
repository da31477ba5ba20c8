package import Domain
package import Store

/// Keeps the `company` table. Its further fields are ``CardBook``'s.
package enum CompanyBook {
    /// The longest name that is kept.
    package static let longestName = 500

    /// A company, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(_ id: CompanyID, in connection: any Connection) throws -> CompanyRecord? {
        try connection.row("SELECT id, name, inn FROM company WHERE id = \(id)").map(CompanyRecord.init(row:))
    }

    /// The companies of an INN, oldest first: branches of one company share it.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(inn: String, limit: Int, in connection: any Connection) throws -> [CompanyID] {
        try connection.rows("SELECT id FROM company WHERE inn = \(inn) ORDER BY id LIMIT \(limit)")
            .map { try $0.get("id") }
    }

    /// The companies of a name, however its letters and signs are written, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(named name: String, limit: Int, in connection: any Connection) throws -> [CompanyID] {
        try connection.rows(
            "SELECT id FROM company WHERE name_key = \(FoldedKey.of(name)) ORDER BY id LIMIT \(limit)"
        ).map { try $0.get("id") }
    }

    /// Adds a company.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func add(
        name: String,
        inn: String?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> CompanyID {
        CompanyID(
            try connection.insert(
                """
                INSERT INTO company (name, name_key, inn, created_at)
                VALUES (\(name), \(FoldedKey.of(name)), \(inn), \(moment))
                """
            )
        )
    }

    /// Changes the name.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func rename(_ id: CompanyID, _ name: String, in connection: any Connection) throws {
        try connection.execute(
            "UPDATE company SET name = \(name), name_key = \(FoldedKey.of(name)) WHERE id = \(id)"
        )
    }

    /// Changes the INN.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func setINN(_ id: CompanyID, _ inn: String?, in connection: any Connection) throws {
        try connection.execute("UPDATE company SET inn = \(inn) WHERE id = \(id)")
    }
}
