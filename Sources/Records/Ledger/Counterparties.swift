package import Domain
package import Store

/// Remembers which company a counterparty of 1C is.
package enum Counterparties {
    /// The company of a counterparty, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func company(
        _ key: OneCDocumentKey,
        in connection: any Connection
    ) throws -> CompanyID? {
        try connection.row("SELECT company_id FROM counterparty WHERE doc_key = \(key)")?.get("company_id")
    }

    /// The companies of counterparties, as far as they are known.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func companies(
        _ keys: [OneCDocumentKey],
        in connection: any Connection
    ) throws -> [OneCDocumentKey: CompanyID] {
        let rows = try connection.rows(
            "SELECT doc_key, company_id FROM counterparty WHERE doc_key IN (\(list: keys))"
        )
        return Dictionary(
            try rows.map { (try $0.get("doc_key"), try $0.get("company_id")) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The identifier under which an exchange knows a company; nil when it has told none.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func identifier(
        of company: CompanyID,
        on exchange: String,
        in connection: any Connection
    ) throws -> String? {
        let keys = try connection.rows(
            "SELECT doc_key FROM counterparty WHERE company_id = \(company) ORDER BY doc_key LIMIT 100"
        ).map { try $0.get("doc_key") as OneCDocumentKey }
        return keys.lazy.compactMap { $0.identifier(on: exchange) }.first
    }

    /// Binds a counterparty to a company.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func bind(
        _ key: OneCDocumentKey,
        to company: CompanyID,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO counterparty (doc_key, company_id) VALUES (\(key), \(company))
            ON CONFLICT (doc_key) DO UPDATE SET company_id = excluded.company_id
            """
        )
    }
}
