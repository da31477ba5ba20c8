package import Domain
package import Store

/// Keeps the documents that the ledger refused, with the reason: the others of their package stand.
package enum Refusals {
    /// A document that was refused.
    package struct Entry: Hashable, Sendable {
        /// The exchange that sent it.
        package let exchange: String
        /// Its name.
        package let key: OneCDocumentKey
        /// What it is.
        package let kind: OneCDocumentKind
        /// Why.
        package let reason: String
        /// When.
        package let at: Timestamp
    }

    /// Writes a refusal down.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func add(
        _ document: OneCDocument,
        reason: String,
        cause: Cause,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO onec_refusal (exchange, doc_key, kind, reason, cause, at)
            VALUES (\(document.exchange), \(document.key), \(document.kind), \(reason), \(cause), \(moment))
            """
        )
    }

    /// The newest refusals, newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func newest(limit: Int, in connection: any Connection) throws -> [Entry] {
        try connection.rows(
            "SELECT exchange, doc_key, kind, reason, at FROM onec_refusal ORDER BY id DESC LIMIT \(limit)"
        ).map { row in
            Entry(
                exchange: try row.get("exchange"),
                key: try row.get("doc_key"),
                kind: try row.get("kind"),
                reason: try row.get("reason"),
                at: try row.get("at")
            )
        }
    }
}
