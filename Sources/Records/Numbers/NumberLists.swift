package import Domain
package import Store

/// The black and the white list, by number and by trunk.
package enum NumberLists {
    /// What the lists say of a caller: the white list speaks for a number whatever its trunk is on.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func standing(
        of number: String?,
        trunk: String?,
        in connection: any Connection
    ) throws -> NumberStanding {
        let rows = try connection.rows(
            """
            SELECT list, number FROM number_list
            WHERE removed_at IS NULL AND (number = \(number) OR (number IS NULL AND trunk = \(trunk)))
            """
        )
        let found = try rows.map { row in
            (list: try row.get("list") as String, number: try row.get("number") as String?)
        }
        if found.contains(where: { $0.list == "white" && $0.number != nil }) { return .trusted }
        if found.contains(where: { $0.list == "black" && $0.number != nil }) { return .blocked }
        if found.contains(where: { $0.list == "white" }) { return .trusted }
        return found.contains { $0.list == "black" } ? .blocked : .ordinary
    }

    /// Puts a number on the black list; one that is there already stays as it is.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func block(
        _ number: String,
        note: String?,
        by staff: StaffID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO number_list (list, number, note, added_by, added_at)
            SELECT 'black', \(number), \(note), \(staff), \(moment)
            WHERE NOT EXISTS (
                SELECT 1 FROM number_list WHERE list = 'black' AND number = \(number) AND removed_at IS NULL)
            """
        )
    }
}
