package import Domain
package import Store

/// What members of staff say of themselves: ready, paused, away.
package enum PresenceBook {
    /// The states that can be said.
    package static let states = ["ready", "paused", "away"]

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
