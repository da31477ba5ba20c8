package import Domain
import Store

/// One run of an exchange, from `checkauth` on. It stands in the store, so that a restart of svod in its middle is not
/// noticed by 1C.
package struct ExchangeSession: Hashable, Sendable {
    /// Its number.
    package let id: ID<ExchangeSession>
    /// The exchange's name in the configuration.
    package let exchange: String
    /// When it began: of two documents formed at one moment, the one of the later session is newer.
    package let startedAt: Timestamp

    /// Whether nothing follows from its documents.
    package let isHistory: Bool

    static let columns: SQL = "id, exchange, started_at, is_history"

    init(row: Row) throws {
        id = try row.get("id")
        exchange = try row.get("exchange")
        startedAt = try row.get("started_at")
        isHistory = try row.get("is_history")
    }
}
