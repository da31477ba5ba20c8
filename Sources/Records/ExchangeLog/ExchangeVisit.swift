package import Domain
import Store

/// A session of 1C with what came in it.
package struct ExchangeVisit: Hashable, Sendable {
    /// Its number.
    package let id: Int64
    /// The exchange.
    package let exchange: String
    /// When 1C named itself.
    package let startedAt: Timestamp
    /// When it was heard of last.
    package let touchedAt: Timestamp
    /// How many files it sent.
    package let files: Int
    /// How large they are together, in bytes.
    package let bytes: Int64
    /// How many documents were read in them.
    package let documents: Int
    /// How many were refused while reading.
    package let refused: Int
    /// How many files could not be read to their end.
    package let broken: Int

    static let columns: SQL = """
        onec_session.id AS id, onec_session.exchange AS exchange, onec_session.started_at AS started_at,
        onec_session.touched_at AS touched_at,
        (SELECT count(*) FROM onec_file WHERE onec_file.session_id = onec_session.id) AS files,
        (SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM onec_file WHERE onec_file.session_id = onec_session.id) AS bytes,
        (SELECT CAST(coalesce(sum(documents), 0) AS BIGINT) FROM onec_reading WHERE session_id = onec_session.id) AS documents,
        (SELECT CAST(coalesce(sum(refused), 0) AS BIGINT) FROM onec_reading WHERE session_id = onec_session.id) AS refused,
        (SELECT count(*) FROM onec_reading WHERE session_id = onec_session.id AND state = 'broken') AS broken
        """

    init(row: Row) throws {
        id = try row.get("id")
        exchange = try row.get("exchange")
        startedAt = try row.get("started_at")
        touchedAt = try row.get("touched_at")
        files = try row.get("files")
        bytes = try row.get("bytes")
        documents = try row.get("documents")
        refused = try row.get("refused")
        broken = try row.get("broken")
    }
}
