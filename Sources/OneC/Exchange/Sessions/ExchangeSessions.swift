import Crypto
package import Domain
import Foundation
package import Store

/// Keeps the sessions of exchanges. Of a session's secret only the hash is kept.
package enum ExchangeSessions {
    /// How long a session may be silent: UNF waits half an hour for an answer, people reload catalogues overnight.
    package static let longestSilence = Duration.seconds(24 * 3600)

    /// Opens a session of `exchange` under a new secret.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func open(
        _ exchange: String,
        secret: String,
        isHistory: Bool = false,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> ExchangeSession {
        let row = try connection.row(
            """
            INSERT INTO onec_session (exchange, secret_hash, started_at, touched_at, is_history)
            VALUES (\(exchange), \(hash(secret)), \(moment), \(moment), \(isHistory))
            RETURNING \(ExchangeSession.columns)
            """
        )
        guard let row else { throw SvodError(.storeFailed, "a session of exchange \(exchange) was not written") }
        return try ExchangeSession(row: row)
    }

    /// The open session of a secret; nil when there is none, or it was silent for too long.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(
        secret: String,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> ExchangeSession? {
        try connection.row(
            """
            SELECT \(ExchangeSession.columns) FROM onec_session
            WHERE secret_hash = \(hash(secret)) AND touched_at > \(moment - longestSilence)
            """
        ).map(ExchangeSession.init(row:))
    }

    /// The newest session of an exchange, for a 1C that loses its cookie but names itself again; nil when there is none. A
    /// command's import, a folder's file or a statement is a session that nobody signed in for: its name is no hash. Nor is
    /// one joined that was begun while the exchange told of past years, when it does so no more: what is live would wake
    /// nobody there.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func newest(
        of exchange: String,
        isHistory: Bool,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> ExchangeSession? {
        try connection.row(
            """
            SELECT \(ExchangeSession.columns) FROM onec_session
            WHERE exchange = \(exchange) AND touched_at > \(moment - longestSilence) AND length(secret_hash) = 64
                AND is_history = \(isHistory)
            ORDER BY id DESC LIMIT 1
            """
        ).map(ExchangeSession.init(row:))
    }

    /// Where the files of a session come from.
    ///
    /// - Throws: ``SvodError`` from the store; `notFound` when there is no such session.
    package static func origin(_ session: ID<ExchangeSession>, in connection: any Connection) throws -> PackageOrigin {
        let row = try connection.row("SELECT \(ExchangeSession.columns) FROM onec_session WHERE id = \(session)")
        guard let found = try row.map(ExchangeSession.init(row:)) else {
            throw SvodError(.notFound, "there is no session \(session) of an exchange")
        }
        return PackageOrigin(exchange: found.exchange, session: found.startedAt, isHistory: found.isHistory)
    }

    /// Notes that a session is alive.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func touch(
        _ session: ID<ExchangeSession>,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute("UPDATE onec_session SET touched_at = \(moment) WHERE id = \(session)")
    }

    private static func hash(_ secret: String) -> String {
        SHA256.hash(data: Data(secret.utf8)).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }
            .joined()
    }
}
