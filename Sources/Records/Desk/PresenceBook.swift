package import Domain
package import Store

/// What members of staff say of themselves: ready, paused, away.
package enum PresenceBook {
    /// The states that can be said.
    package static let states = ["ready", "paused", "away"]

    /// Begins a shift of `staff`: ready, unless they said something themselves within `recent`; a pause of today outlives
    /// a browser that was started again, yesterday's "away" does not. Returns whether it changed.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func begin(
        of staff: StaffID,
        keeping recent: Duration,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> Bool {
        let said: Timestamp? = try connection.row("SELECT since FROM presence WHERE staff_id = \(staff)")?.get("since")
        if let said, moment - said < recent { return false }
        return try set("ready", reason: nil, of: staff, at: moment, in: connection)
    }

    /// Keeps what `staff` says; the same state again keeps its beginning. Returns whether it changed.
    ///
    /// - Throws: ``SvodError`` `invalidInput` for a state that there is not, or from the store.
    package static func set(
        _ state: String,
        reason: String?,
        of staff: StaffID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> Bool {
        guard states.contains(state) else { throw SvodError(.invalidInput, "there is no presence \(state)") }
        return try connection.execute(
            """
            INSERT INTO presence (staff_id, state, reason, since) VALUES (\(staff), \(state), \(reason), \(moment))
            ON CONFLICT (staff_id) DO UPDATE SET state = excluded.state, reason = excluded.reason,
                since = excluded.since
            WHERE presence.state <> excluded.state OR COALESCE(presence.reason, '') <> COALESCE(excluded.reason, '')
            """
        ) > 0
    }
}
