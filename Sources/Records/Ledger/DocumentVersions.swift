package import Domain
package import Store

/// Remembers how new the documents are that each exchange has told: an older one changes nothing.
package enum DocumentVersions {
    /// What is known of a document from one exchange.
    package struct Known: Hashable, Sendable {
        /// The newest version of the document.
        package let document: OneCVersion
        /// The newest version that came with a list of payments.
        package let list: OneCVersion?

        /// Creates what is known.
        package init(document: OneCVersion, list: OneCVersion?) {
            self.document = document
            self.list = list
        }
    }

    /// What is known of a document from `exchange`; nil before it came.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func known(
        _ key: OneCDocumentKey,
        from exchange: String,
        in connection: any Connection
    ) throws -> Known? {
        try connection.row(
            """
            SELECT major, minor, list_major, list_minor FROM onec_version
            WHERE doc_key = \(key) AND exchange = \(exchange)
            """
        ).map { row in
            let (major, minor): (Int64?, Int64?) = (try row.get("list_major"), try row.get("list_minor"))
            return Known(
                document: OneCVersion(major: try row.get("major"), minor: try row.get("minor")),
                list: major.flatMap { major in minor.map { OneCVersion(major: major, minor: $0) } }
            )
        }
    }

    /// Writes what is known now.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func set(
        _ known: Known,
        of key: OneCDocumentKey,
        from exchange: String,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO onec_version \(newColumns) VALUES \(values(known, of: key, from: exchange))
            ON CONFLICT (doc_key, exchange) DO UPDATE SET major = excluded.major, minor = excluded.minor,
                list_major = excluded.list_major, list_minor = excluded.list_minor
            """
        )
    }

    static let newColumns: SQL = "(doc_key, exchange, major, minor, list_major, list_minor)"

    static func values(_ known: Known, of key: OneCDocumentKey, from exchange: String) -> SQL {
        """
        (\(key), \(exchange), \(known.document.major), \(known.document.minor), \(known.list?.major),
        \(known.list?.minor))
        """
    }
}
