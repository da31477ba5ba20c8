package import Domain
package import Store

/// The saved filters of pages.
package enum SavedFilterBook {
    /// Letters of a name.
    package static let longestName = 80
    /// Filters that one person may keep for a page.
    private static let most = 50

    /// The own filters of `staff` for `page` and those that others share.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(
        for page: String,
        of staff: StaffID,
        in connection: any Connection
    ) throws -> [SavedFilter] {
        try connection.rows(
            """
            SELECT saved_filter.id AS id, staff_id, staff.name AS owner, saved_filter.name AS name, query, is_shared
            FROM saved_filter JOIN staff ON staff.id = saved_filter.staff_id
            WHERE page = \(page) AND (staff_id = \(staff) OR is_shared = \(true))
            ORDER BY saved_filter.name, saved_filter.id LIMIT 200
            """
        ).map(SavedFilter.init(row:))
    }

    /// Keeps a filter; one of the same name is replaced.
    ///
    /// - Throws: ``SvodError`` `invalidInput` without a name, `limitExceeded` with too many or too long ones, or from
    ///   the store.
    package static func keep(
        _ name: String,
        query: String,
        shared: Bool,
        page: String,
        of staff: StaffID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        guard !name.isEmpty else { throw SvodError(.invalidInput, "a saved filter has no name") }
        guard name.count <= longestName, query.utf8.count <= 4000 else {
            throw SvodError(.limitExceeded, "a saved filter is too long")
        }
        let own: Int =
            try connection.row(
                "SELECT count(*) AS n FROM saved_filter WHERE staff_id = \(staff) AND page = \(page)"
            )?.get("n") ?? 0
        guard own < most else { throw SvodError(.limitExceeded, "more than \(most) saved filters") }
        try connection.execute(
            """
            INSERT INTO saved_filter (staff_id, page, name, query, is_shared, at)
            VALUES (\(staff), \(page), \(name), \(query), \(shared), \(moment))
            ON CONFLICT (staff_id, page, name)
            DO UPDATE SET query = excluded.query, is_shared = excluded.is_shared, at = excluded.at
            """
        )
    }

    /// Forgets an own filter; others' are left alone.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func drop(_ id: Int64, of staff: StaffID, in connection: any Connection) throws {
        try connection.execute("DELETE FROM saved_filter WHERE id = \(id) AND staff_id = \(staff)")
    }
}
