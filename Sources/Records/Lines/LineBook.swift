package import Domain
package import Store

/// Keeps the lines to the exchanges and the gaps in them.
package enum LineBook {
    /// Writes down that the line was lost.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func lost(
        _ exchange: ExchangeID,
        reason: String,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try set(exchange, state: "down", reason: reason, at: moment, in: connection)
        try connection.execute(
            """
            INSERT INTO line_gap (exchange, since, reason)
            SELECT \(exchange), \(moment), \(reason)
            WHERE NOT EXISTS (SELECT 1 FROM line_gap WHERE exchange = \(exchange) AND until IS NULL)
            """
        )
    }

    /// Writes down that the line is there, and closes the gap that was open. A gap that nobody opened (svod itself was
    /// not running) is written whole.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func restored(
        _ exchange: ExchangeID,
        since: Timestamp?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try set(exchange, state: "up", reason: nil, at: moment, in: connection)
        let closed = try connection.execute(
            "UPDATE line_gap SET until = \(moment) WHERE exchange = \(exchange) AND until IS NULL"
        )
        guard closed == 0, let since, since < moment else { return }
        try connection.execute(
            """
            INSERT INTO line_gap (exchange, since, until, reason)
            VALUES (\(exchange), \(since), \(moment), 'svod was not running')
            """
        )
    }

    /// Counts a call that ended in the last gap: `filled` when a call record of the exchange told how it ended.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func countLostCall(
        on exchange: ExchangeID,
        filled: Bool,
        in connection: any Connection
    ) throws {
        let column: SQL = filled ? "calls_filled = calls_filled + 1" : "calls_lost = calls_lost + 1"
        try connection.execute(
            """
            UPDATE line_gap SET \(column)
            WHERE id = (SELECT MAX(id) FROM line_gap WHERE exchange = \(exchange))
            """
        )
    }

    private static func set(
        _ exchange: ExchangeID,
        state: String,
        reason: String?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO line (exchange, state, since, reason) VALUES (\(exchange), \(state), \(moment), \(reason))
            ON CONFLICT (exchange) DO UPDATE SET state = excluded.state, since = excluded.since,
                reason = excluded.reason
            """
        )
    }
}
