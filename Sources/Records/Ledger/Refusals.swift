package import Domain
package import Store

/// Keeps the documents that the ledger refused, with the reason: the others of their package stand.
package enum Refusals {
    /// A document that was refused.
    package struct Entry: Hashable, Sendable {
        /// Its place in the log.
        package let id: Int64
        /// What brought it.
        package let cause: Cause
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

        /// The inbox row that holds the document; nil where something else brought it.
        package var row: InboxID? {
            let parts = cause.rawValue.split(separator: ":")
            return parts.count == 2 && parts[0] == "inbox" ? Int64(parts[1]).map { InboxID($0) } : nil
        }
    }

    /// Writes a refusal down; an earlier one of the same coming stands no more.
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
            UPDATE onec_refusal SET settled_at = \(moment)
            WHERE cause = \(cause) AND doc_key = \(document.key) AND settled_at IS NULL
            """
        )
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
            "SELECT \(columns) FROM onec_refusal ORDER BY id DESC LIMIT \(limit)"
        ).map(entry)
    }

    /// The refusals before `mark` that nothing has put right since, newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func open(
        before mark: Int64? = nil,
        limit: Int,
        in connection: any Connection
    ) throws -> [Entry] {
        try connection.rows(
            """
            SELECT \(columns) FROM onec_refusal WHERE settled_at IS NULL AND id < \(mark ?? .max)
            ORDER BY id DESC LIMIT \(limit)
            """
        ).map(entry)
    }

    /// How many documents that one thing brought are refused and have not been taken since.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func count(of cause: Cause, in connection: any Connection) throws -> Int {
        let row = try connection.row(
            "SELECT count(*) AS n FROM onec_refusal WHERE cause = \(cause) AND settled_at IS NULL"
        )
        return try row?.get("n") ?? 0
    }

    /// Why what `cause` brought was refused last; nil when it was not, or was taken since.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func reason(of cause: Cause, in connection: any Connection) throws -> String? {
        try connection.row(
            """
            SELECT reason FROM onec_refusal WHERE cause = \(cause) AND settled_at IS NULL ORDER BY id DESC LIMIT 1
            """
        )?.get("reason")
    }

    /// Notes that a document has been taken: what was refused of it before is put right.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func settle(_ key: OneCDocumentKey, at moment: Timestamp, in connection: any Connection) throws {
        try connection.execute(
            "UPDATE onec_refusal SET settled_at = \(moment) WHERE doc_key = \(key) AND settled_at IS NULL"
        )
    }

    /// The same for several documents.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func settle(
        _ keys: [OneCDocumentKey],
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            "UPDATE onec_refusal SET settled_at = \(moment) WHERE doc_key IN (\(list: keys)) AND settled_at IS NULL"
        )
    }

    private static let columns: SQL = "id, exchange, doc_key, kind, reason, cause, at"

    private static func entry(_ row: Row) throws -> Entry {
        Entry(
            id: try row.get("id"),
            cause: try row.get("cause"),
            exchange: try row.get("exchange"),
            key: try row.get("doc_key"),
            kind: try row.get("kind"),
            reason: try row.get("reason"),
            at: try row.get("at")
        )
    }
}
