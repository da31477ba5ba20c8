import Domain
import Store

/// What waits in the queues and when the lines were broken.
enum PartFigures {
    /// Rows of one connector in one state.
    struct Queue: Sendable {
        let name: String
        let state: String
        let count: Int
        let oldest: Timestamp?
    }

    /// A time without a line to an exchange.
    struct Gap: Sendable {
        let exchange: String
        let since: Timestamp
        let until: Timestamp?
        let reason: String?
        let callsLost: Int
        let callsFilled: Int
    }

    /// What has not been sent yet, by connector.
    static func queues(in connection: any Connection) throws -> [Queue] {
        try connection.rows(
            """
            SELECT connector, state, count(*) AS found, min(created_at) AS oldest FROM outbox
            WHERE state IN ('new', 'leased', 'deferred') GROUP BY connector, state ORDER BY connector, state
            """
        ).map { row in
            Queue(
                name: try row.get("connector"),
                state: try row.get("state"),
                count: try row.get("found"),
                oldest: try row.get("oldest")
            )
        }
    }

    /// The last gaps, newest first.
    static func gaps(limit: Int = 30, in connection: any Connection) throws -> [Gap] {
        try connection.rows(
            """
            SELECT exchange, since, until, reason, calls_lost, calls_filled FROM line_gap
            ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            Gap(
                exchange: try row.get("exchange"),
                since: try row.get("since"),
                until: try row.get("until"),
                reason: try row.get("reason"),
                callsLost: try row.get("calls_lost"),
                callsFilled: try row.get("calls_filled")
            )
        }
    }
}
