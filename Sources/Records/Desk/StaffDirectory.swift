package import Domain
package import Store

/// Who works here now, with department, phone and presence: the list that "На кого перевёл" chooses from.
package enum StaffDirectory {
    /// Everybody who is not disabled, by name.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(at moment: Timestamp, in connection: any Connection) throws -> [DeskColleague] {
        try read("staff.disabled_at IS NULL", at: moment, in: connection)
    }

    /// One member of staff, disabled or not; nil when there is none of that number.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func one(
        _ staff: StaffID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> DeskColleague? {
        try read("staff.id = \(staff)", at: moment, in: connection).first
    }

    /// The extension of `staff` on `exchange`, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func phone(
        of staff: StaffID,
        on exchange: ExchangeID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> String? {
        try connection.row(
            """
            SELECT extension FROM staff_extension
            WHERE staff_id = \(staff) AND exchange = \(exchange) AND since <= \(moment)
                AND (until IS NULL OR until > \(moment))
            ORDER BY since DESC, id DESC LIMIT 1
            """
        )?.get("extension")
    }

    private static func read(
        _ condition: SQL,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> [DeskColleague] {
        try connection.rows(
            """
            SELECT staff.id AS id, staff.name AS name, department.name AS department, phone.exchange AS exchange,
                phone.extension AS extension, presence.state AS presence, presence.since AS presence_since
            FROM staff
            LEFT JOIN presence ON presence.staff_id = staff.id
            LEFT JOIN staff_department AS place ON place.id = (
                SELECT max(id) FROM staff_department WHERE staff_id = staff.id AND since <= \(moment)
                    AND (until IS NULL OR until > \(moment)))
            LEFT JOIN department ON department.id = place.department_id
            LEFT JOIN staff_extension AS phone ON phone.id = (
                SELECT max(id) FROM staff_extension WHERE staff_id = staff.id AND since <= \(moment)
                    AND (until IS NULL OR until > \(moment)))
            WHERE \(condition) ORDER BY staff.name_key, staff.id
            """
        ).map { row in
            DeskColleague(
                id: try row.get("id"),
                name: try row.get("name"),
                department: try row.get("department"),
                exchange: (try row.get("exchange") as String?).map { ExchangeID($0) },
                extension: try row.get("extension"),
                presence: try row.get("presence"),
                presenceSince: try row.get("presence_since")
            )
        }
    }
}
