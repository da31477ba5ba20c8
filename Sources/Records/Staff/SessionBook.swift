package import Domain
package import Store

/// The sessions of the console.
package enum SessionBook {
    /// The session of a token's hash with its person, if it lives at `moment` and the person may sign in.
    package static func find(
        tokenHash: String,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> (session: SessionRecord, person: StaffMember)? {
        let row = try connection.row(
            """
            SELECT token_hash, staff_id, csrf, exchange, extension, session.created_at AS session_created_at, seen_at,
                expires_at, locked_at, \(StaffMember.columns)
            FROM session JOIN staff ON staff.id = session.staff_id
            WHERE token_hash = \(tokenHash) AND expires_at > \(moment) AND staff.disabled_at IS NULL
            """
        )
        return try row.map { (try SessionRecord(row: $0), try StaffMember(row: $0)) }
    }

    /// Begins a session, and forgets those that ended.
    package static func begin(_ session: SessionRecord, in connection: any Connection) throws {
        try connection.execute("DELETE FROM session WHERE expires_at <= \(session.createdAt)")
        try connection.execute(
            """
            INSERT INTO session (token_hash, staff_id, csrf, exchange, extension, created_at, seen_at, expires_at)
            VALUES (\(session.tokenHash), \(session.staff), \(session.csrf), \(session.exchange),
                \(session.extension), \(session.createdAt), \(session.seenAt), \(session.expiresAt))
            """
        )
    }

    /// Notes that the person made a request.
    package static func touch(_ tokenHash: String, at moment: Timestamp, in connection: any Connection) throws {
        try connection.execute("UPDATE session SET seen_at = \(moment) WHERE token_hash = \(tokenHash)")
    }

    /// Lets every session last and rest as long as before although the clock was moved by `span`.
    package static func shift(by span: Duration, in connection: any Connection) throws {
        let span = span.microseconds
        try connection.execute(
            "UPDATE session SET seen_at = seen_at + \(span), expires_at = expires_at + \(span)"
        )
    }

    /// Locks the screen from `moment`, or unlocks it (nil).
    package static func setLocked(
        _ tokenHash: String,
        since moment: Timestamp?,
        in connection: any Connection
    ) throws {
        try connection.execute("UPDATE session SET locked_at = \(moment) WHERE token_hash = \(tokenHash)")
    }

    /// Seats the person at a phone, or at none.
    package static func setPhone(
        _ tokenHash: String,
        exchange: ExchangeID?,
        extension: String?,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            UPDATE session SET exchange = \(exchange), extension = \(`extension`) WHERE token_hash = \(tokenHash)
            """
        )
    }

    /// Ends a session.
    package static func end(_ tokenHash: String, in connection: any Connection) throws {
        try connection.execute("DELETE FROM session WHERE token_hash = \(tokenHash)")
    }

    /// Ends every session of a person.
    package static func endAll(of staff: StaffID, in connection: any Connection) throws {
        try connection.execute("DELETE FROM session WHERE staff_id = \(staff)")
    }

    /// Who else sits at a phone just now, by a session that lives.
    package static func others(
        at extension: String,
        exchange: ExchangeID,
        than staff: StaffID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> [StaffID] {
        try connection.rows(
            """
            SELECT DISTINCT staff_id FROM session
            WHERE exchange = \(exchange) AND extension = \(`extension`) AND staff_id <> \(staff)
                AND expires_at > \(moment)
            ORDER BY staff_id
            """
        ).map { try $0.get("staff_id") }
    }
}
