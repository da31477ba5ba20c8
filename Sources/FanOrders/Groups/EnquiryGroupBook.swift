import Domain
package import Store

/// Keeps the `fan_group` table. What it counts is counted anew from its requests after each change.
package enum EnquiryGroupBook {
    /// A group.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func record(
        _ id: EnquiryGroupID,
        in connection: any Connection
    ) throws -> EnquiryGroupRecord {
        let row = try connection.row("SELECT \(EnquiryGroupRecord.columns) FROM fan_group WHERE id = \(id)")
        guard let row else { throw SvodError(.notFound, "there is no group \(id)") }
        return try EnquiryGroupRecord(row: row)
    }

    /// Groups of several dealers that wait for a decision, or are decided, strongest first; of equals the oldest.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func page(
        _ state: EnquiryGroupRecord.State,
        skipping count: Int,
        limit: Int,
        in connection: any Connection
    ) throws -> [EnquiryGroupRecord] {
        try connection.rows(
            """
            SELECT \(EnquiryGroupRecord.columns) FROM fan_group WHERE state = \(state) AND dealers > 1
            ORDER BY score DESC, id LIMIT \(limit) OFFSET \(count)
            """
        ).map(EnquiryGroupRecord.init(row:))
    }

    /// How many groups of several dealers wait for a decision.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func waiting(in connection: any Connection) throws -> Int {
        try connection.row("SELECT count(*) AS n FROM fan_group WHERE state = 'open' AND dealers > 1")?.get("n") ?? 0
    }

    static func add(at moment: Timestamp, in connection: any Connection) throws -> EnquiryGroupID {
        EnquiryGroupID(
            try connection.insert(
                "INSERT INTO fan_group (state, opened_at, changed_at) VALUES ('open', \(moment), \(moment))"
            )
        )
    }

    static func setState(
        _ id: EnquiryGroupID,
        _ state: EnquiryGroupRecord.State,
        in connection: any Connection
    ) throws {
        try connection.execute("UPDATE fan_group SET state = \(state) WHERE id = \(id)")
    }

    static func setAlerted(_ id: EnquiryGroupID, at moment: Timestamp, in connection: any Connection) throws {
        try connection.execute("UPDATE fan_group SET alerted_at = \(moment) WHERE id = \(id)")
    }

    /// Counts a group anew and raises its version. One that nobody stands in any more is dissolved.
    static func recount(_ id: EnquiryGroupID, at moment: Timestamp, in connection: any Connection) throws {
        try connection.execute(
            """
            UPDATE fan_group SET
                requests = (SELECT count(*) FROM fan_request WHERE group_id = \(id) AND closed_at IS NULL),
                dealers = (
                    SELECT count(DISTINCT dealer) FROM fan_request WHERE group_id = \(id) AND closed_at IS NULL),
                score = COALESCE((SELECT max(score) FROM fan_request WHERE group_id = \(id)), 0),
                customer = (
                    SELECT customer FROM fan_request WHERE group_id = \(id) AND customer IS NOT NULL
                    ORDER BY id LIMIT 1),
                state = CASE WHEN EXISTS (SELECT 1 FROM fan_request WHERE group_id = \(id)) THEN state
                    WHEN EXISTS (SELECT 1 FROM reservation WHERE group_id = \(id)) THEN state
                    ELSE 'dissolved' END,
                changed_at = \(moment), version = version + 1
            WHERE id = \(id)
            """
        )
    }
}
