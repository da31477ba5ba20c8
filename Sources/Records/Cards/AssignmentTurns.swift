package import Domain
package import Store

/// Keeps whose turn it was last where people get cards one after another.
package enum AssignmentTurns {
    /// Notes who got the latest card by a rule.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func note(
        _ rule: String,
        _ staff: StaffID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO assignment_turn (rule, staff_id, at) VALUES (\(rule), \(staff), \(moment))
            ON CONFLICT (rule) DO UPDATE SET staff_id = excluded.staff_id, at = excluded.at
            """
        )
    }
}
