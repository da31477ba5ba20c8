package import Domain

/// What is to happen at a moment, armed in the transaction that decided it.
package enum Timers {
    static let columns: SQL = "id, timer_key, kind, subject, fire_at, payload, attempts, error"

    /// Arms a timer; one of that key that is armed already is moved and takes the new payload.
    @discardableResult
    package static func arm(
        key: String,
        kind: String,
        subject: String,
        at moment: Timestamp,
        payload: String = "{}",
        in connection: any Connection
    ) throws -> TimerID {
        connection.announce(.timers)
        return TimerID(
            try connection.insert(
                """
                INSERT INTO timer (timer_key, kind, subject, fire_at, payload, next_at)
                VALUES (\(key), \(kind), \(subject), \(moment), \(payload), \(moment))
                ON CONFLICT (timer_key) DO UPDATE SET
                    kind = excluded.kind, subject = excluded.subject, fire_at = excluded.fire_at,
                    payload = excluded.payload, next_at = excluded.next_at, attempts = 0, error = NULL
                """
            )
        )
    }

    /// Disarms a timer; false when there is none of that key (it may have fired).
    @discardableResult
    package static func cancel(key: String, in connection: any Connection) throws -> Bool {
        try connection.execute("DELETE FROM timer WHERE timer_key = \(key)") > 0
    }

    /// Disarms all timers whose keys begin with `prefix`; returns how many.
    @discardableResult
    package static func cancel(prefix: String, in connection: any Connection) throws -> Int {
        try connection.execute("DELETE FROM timer WHERE \(SQL.startsWith("timer_key", prefix))")
    }

    /// Armed timers of a kind with greater numbers than `after`, by number: for going through them all, page by page.
    package static func armed(
        kind: String,
        after: TimerID,
        limit: Int,
        in connection: any Connection
    ) throws -> [DueTimer] {
        try connection.rows(
            "SELECT \(columns) FROM timer WHERE id > \(after) AND kind = \(kind) ORDER BY id LIMIT \(limit)"
        ).map(DueTimer.init)
    }

    /// The timer of that key, if it is armed.
    package static func armed(key: String, in connection: any Connection) throws -> DueTimer? {
        try connection.row("SELECT \(columns) FROM timer WHERE timer_key = \(key)").map(DueTimer.init)
    }

    /// Timers whose handler has failed and is tried again, the oldest first.
    package static func failing(limit: Int = 100, in connection: any Connection) throws -> [DueTimer] {
        try connection.rows(
            "SELECT \(columns) FROM timer WHERE attempts > 0 ORDER BY fire_at, id LIMIT \(limit)"
        ).map(DueTimer.init)
    }

    /// When the next timer is due.
    static func nextMoment(in connection: any Connection) throws -> Timestamp? {
        try connection.row("SELECT min(next_at) AS at FROM timer")?.get("at")
    }

    /// The numbers of due timers, the oldest first.
    static func due(at now: Timestamp, limit: Int, in connection: any Connection) throws -> [TimerID] {
        try connection.rows(
            "SELECT id FROM timer WHERE next_at <= \(now) ORDER BY next_at, fire_at, id LIMIT \(limit)"
        ).map { try $0.get("id") }
    }

    /// Takes a timer off the list if it is still due: in the same transaction its handler runs.
    static func take(_ id: TimerID, at now: Timestamp, in connection: any Connection) throws -> DueTimer? {
        try connection.row(
            "DELETE FROM timer WHERE id = \(id) AND next_at <= \(now) RETURNING \(columns)"
        ).map(DueTimer.init)
    }

    /// Notes a failure of the handler, and when it is tried again.
    static func putOff(
        _ id: TimerID,
        until moment: Timestamp,
        error: String,
        in connection: any Connection
    ) throws {
        connection.announce(.timers)
        try connection.execute(
            "UPDATE timer SET next_at = \(moment), attempts = attempts + 1, error = \(error) WHERE id = \(id)"
        )
    }
}
