package import Domain
package import Store

/// What a member of staff was told.
package enum NoticeList {
    /// Unseen notices are counted up to this.
    package static let mostCounted = 100

    /// The newest notices of `staff` with numbers below `before`.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func page(
        of staff: StaffID,
        before: Int64? = nil,
        limit: Int = 30,
        in connection: any Connection
    ) throws -> [NoticeRow] {
        let older: SQL = before.map { "AND id < \($0)" } ?? ""
        return try connection.rows(
            """
            SELECT id, card_id, template, subject, body, at, seen_at FROM notice
            WHERE staff_id = \(staff) \(older) ORDER BY id DESC LIMIT \(limit)
            """
        ).map(NoticeRow.init(row:))
    }

    /// How many notices of `staff` are unseen, up to ``mostCounted``.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func unseen(of staff: StaffID, in connection: any Connection) throws -> Int {
        try connection.row(
            """
            SELECT count(*) AS n FROM (
                SELECT id FROM notice WHERE staff_id = \(staff) AND seen_at IS NULL LIMIT \(mostCounted)) AS counted
            """
        )?.get("n") ?? 0
    }

    /// Marks the notices of `staff` up to `number` as seen, or that one alone.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func see(
        of staff: StaffID,
        upTo number: Int64,
        alone: Bool = false,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        let which: SQL = alone ? "id = \(number)" : "id <= \(number)"
        try connection.execute(
            "UPDATE notice SET seen_at = \(moment) WHERE staff_id = \(staff) AND seen_at IS NULL AND \(which)"
        )
    }
}
