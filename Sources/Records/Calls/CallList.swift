package import Domain
package import Store

/// The list of calls, newest first, paged by where the last page ended: a million calls are no slower than a hundred.
package enum CallList {
    /// At most `limit` calls that pass `filter`, after `mark`.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func page(
        _ filter: CallFilter,
        after mark: CallListMark? = nil,
        limit: Int = 50,
        in connection: any Connection
    ) throws -> [CallListRow] {
        let older: SQL =
            mark.map { mark in
                """
                AND (call.entered_at < \(mark.enteredAt)
                    OR (call.entered_at = \(mark.enteredAt) AND call.id < \(mark.id)))
                """
            } ?? ""
        return try connection.rows(
            """
            SELECT call.id AS id, direction, number, caller_name, did, channel, queue, state, entered_at, outcome,
                line_lost, wait_us, talk_us, final_operator, lead_id, recording, part_of,
                staff.name AS staff_name
            FROM call LEFT JOIN staff ON staff.id = call.final_staff_id
            WHERE \(filter.condition) \(older)
            ORDER BY call.entered_at DESC, call.id DESC LIMIT \(limit)
            """
        ).map(CallListRow.init(row:))
    }

    /// The file of a call's recording, as the exchange named it. Throws `notFound` when there is no such call.
    package static func recording(of call: CallRecordID, in connection: any Connection) throws -> String? {
        guard let row = try connection.row("SELECT recording FROM call WHERE id = \(call)") else {
            throw SvodError(.notFound, "there is no call \(call)")
        }
        return try row.get("recording")
    }
}
