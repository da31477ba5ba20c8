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
            SELECT task.id AS id, lead.id AS lead_id, lead.status AS status, lead.owner_id AS owner_id
            FROM task LEFT JOIN lead ON lead.id = task.lead_id
            WHERE task.number = \(number) AND task.done_at IS NULL AND task.kind = \(kind)
            ORDER BY task.id
            """
        ).map { row in
            OpenCallBack(
                task: try row.get("id"),
                lead: try row.get("lead_id"),
                leadStatus: try row.get("status"),
                leadOwner: try row.get("owner_id")
            )
        }
    }

    /// Makes a task.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func make(
        number: String,
        lead: LeadID,
        due: Timestamp,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> TaskID {
        TaskID(
            try connection.insert(
                """
                INSERT INTO task (kind, title, lead_id, number, created_at, due_at)
                VALUES (\(kind), 'Перезвонить', \(lead), \(number), \(moment), \(due))
                """
            )
        )
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

    /// Closes the open tasks of a lead that was closed.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func closeAll(
        of lead: LeadID,
        by staff: StaffID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            UPDATE task SET done_at = \(moment), done_by = \(staff), done_reason = \(CallBackEnd.leadClosed)
            WHERE lead_id = \(lead) AND kind = \(kind) AND done_at IS NULL
            """
        )
    }

    /// Moves the open tasks of a lead to another.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func move(from lead: LeadID, to other: LeadID, in connection: any Connection) throws {
        try connection.execute(
            "UPDATE task SET lead_id = \(other) WHERE lead_id = \(lead) AND kind = \(kind) AND done_at IS NULL"
        )
    }
}
