package import Domain
package import Store

/// What 1C has sent: its sessions, their files, every document, and what was refused of them.
package enum ExchangeLog {
    private static let mostRefusals = 100

    /// The newest sessions before `mark`, newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func visits(
        before mark: Int64? = nil,
        limit: Int,
        in connection: any Connection
    ) throws -> [ExchangeVisit] {
        try connection.rows(
            """
            SELECT \(ExchangeVisit.columns) FROM onec_session WHERE onec_session.id < \(mark ?? .max)
            ORDER BY onec_session.id DESC LIMIT \(limit)
            """
        ).map(ExchangeVisit.init(row:))
    }

    /// A session, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func visit(_ id: Int64, in connection: any Connection) throws -> ExchangeVisit? {
        try connection.row("SELECT \(ExchangeVisit.columns) FROM onec_session WHERE onec_session.id = \(id)")
            .map(ExchangeVisit.init(row:))
    }

    /// The files of a session in order of reading.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func files(of visit: Int64, in connection: any Connection) throws -> [ExchangeFile] {
        try connection.rows(
            """
            SELECT id, entry, state, documents, refused, error, at FROM onec_reading
            WHERE session_id = \(visit) ORDER BY id LIMIT 1000
            """
        ).map { row in
            let id: Int64 = try row.get("id")
            return try ExchangeFile(row: row, refusals: try refusals(in: id, connection))
        }
    }

    private static func refusals(in reading: Int64, _ connection: any Connection) throws -> [ExchangeFile.Refusal] {
        try connection.rows(
            """
            SELECT document, reason FROM onec_file_refusal
            WHERE reading_id = \(reading) ORDER BY position LIMIT \(mostRefusals)
            """
        ).map { ExchangeFile.Refusal(document: try $0.get("document"), reason: try $0.get("reason")) }
    }

    /// The documents that a file brought, in order of their coming.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func documents(
        of file: ExchangeFile,
        exchange: String,
        limit: Int,
        in connection: any Connection
    ) throws -> [ExchangeDocument] {
        let named = SQL.startsWith("inbox.dedup_key", "\(file.id)/")
        return try documents(
            where: "inbox.source = \("onec:\(exchange)") AND \(named) ORDER BY inbox.id LIMIT \(limit)",
            in: connection
        )
    }

    /// The newest documents before `mark`, whichever way they came.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func documents(
        before mark: InboxID? = nil,
        limit: Int,
        in connection: any Connection
    ) throws -> [ExchangeDocument] {
        let behind: SQL = mark.map { "AND inbox.id < \($0)" } ?? ""
        return try documents(
            where: "inbox.kind = 'onec.document' \(behind) ORDER BY inbox.id DESC LIMIT \(limit)",
            in: connection
        )
    }

    /// A document that is kept as it came.
    ///
    /// - Throws: ``SvodError`` `notFound` when it is kept no more, or from the store.
    package static func document(_ row: InboxID, in connection: any Connection) throws -> OneCDocument {
        guard let found = try documents(where: "inbox.id = \(row)", in: connection).first else {
            throw SvodError(.notFound, "document \(row) is kept no more")
        }
        return found.document
    }

    /// The refused documents before `mark`, newest first; of those that were taken later none.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func refused(
        before mark: Int64? = nil,
        limit: Int,
        in connection: any Connection
    ) throws -> [Refusals.Entry] {
        try Refusals.open(before: mark, limit: limit, in: connection)
    }

    private static func documents(where condition: SQL, in connection: any Connection) throws -> [ExchangeDocument] {
        try connection.rows(
            """
            SELECT inbox.id AS id, inbox.received_at AS received_at, inbox.state AS state, inbox.error AS error,
                inbox.payload AS payload FROM inbox WHERE \(condition)
            """
        ).compactMap { row in
            guard let payload: String = try row.get("payload") else { return nil }
            let id: InboxID = try row.get("id")
            return ExchangeDocument(
                row: id,
                receivedAt: try row.get("received_at"),
                state: try row.get("state"),
                error: try row.get("error"),
                document: try JSONText.decode(OneCDocument.self, payload),
                refusal: try Refusals.reason(of: .inbox(id), in: connection)
            )
        }
    }
}
