package import Domain
package import Store

/// Tasks of the kind `call_back`: somebody is to call a missed number.
package enum CallBackTasks {
    /// The word of this kind in the `task` table.
    package static let kind = "call_back"

    /// The open call-back tasks of a number, oldest first, with their leads.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func open(for number: String, in connection: any Connection) throws -> [OpenCallBack] {
        try connection.rows(
            """
            SELECT task.id AS id, lead.id AS lead_id, lead.status AS status
            FROM task LEFT JOIN lead ON lead.id = task.lead_id
            WHERE task.number = \(number) AND task.done_at IS NULL AND task.kind = \(kind)
            ORDER BY task.id
            """
        ).map { row in
            OpenCallBack(
                task: try row.get("id"),
                lead: try row.get("lead_id"),
                leadStatus: try row.get("status")
            )
        }
    }

    /// Puts a number on the missed list; nil when its lead is there already, or the order was carried out before.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func make(
        _ order: CardTasks.Order,
        number: String,
        lead: LeadID,
        of card: CardID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> TaskID? {
        let open = try connection.row(
            "SELECT id FROM task WHERE lead_id = \(lead) AND kind = \(kind) AND done_at IS NULL LIMIT 1"
        )
        guard open == nil else { return nil }
        let options = order.options == CardTask.Options() ? "{}" : try JSONText.encode(order.options)
        return try connection.insertIfNew(
            """
            INSERT INTO task (kind, title, card_id, lead_id, number, assignee_id, created_at, due_at, action_key,
                options)
            VALUES (\(kind), \(order.title), \(card), \(lead), \(number), \(order.assignee), \(moment),
                \(order.dueAt), \(order.key), \(options))
            """
        ).map(TaskID.init(_:))
    }

    /// Closes a task; one that is closed already stays as it is. Returns whether this closed it.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func close(
        _ task: TaskID,
        reason: CallBackEnd,
        by staff: StaffID?,
        call: CallRecordID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> Bool {
        try connection.execute(
            """
            UPDATE task SET done_at = \(moment), done_by = \(staff), done_call_id = \(call), done_reason = \(reason)
            WHERE id = \(task) AND done_at IS NULL
            """
        ) > 0
    }

    /// Closes the open tasks of a lead that was closed, and answers them.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func closeAll(
        of lead: LeadID,
        by staff: StaffID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> [TaskID] {
        try connection.rows(
            """
            UPDATE task SET done_at = \(moment), done_by = \(staff), done_reason = \(CallBackEnd.leadClosed)
            WHERE lead_id = \(lead) AND kind = \(kind) AND done_at IS NULL RETURNING id
            """
        ).map { try $0.get("id") }
    }

    /// Moves the open tasks of a lead to another.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func move(from lead: LeadID, to other: LeadID, in connection: any Connection) throws {
        try connection.execute(
            """
            UPDATE task SET lead_id = \(other), card_id = (
                SELECT card.id FROM card WHERE card.lead_id = \(other) AND card.entity = 'lead')
            WHERE lead_id = \(lead) AND kind = \(kind) AND done_at IS NULL
            """
        )
    }
}
