package import Domain
package import Store

/// Keeps the `lead` table: reads what the rules look at and writes single changes, each raising the lead's version.
package enum LeadBook {
    private static let columns: SQL = """
        id, status, created_at, owner_id, topic, topic_other, transferred_to, transferred_source, deal_id,
        (SELECT COUNT(*) FROM call WHERE call.lead_id = lead.id) AS calls
        """

    /// A lead as the rules see it.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func view(of lead: LeadID, in connection: any Connection) throws -> LeadView {
        guard let row = try connection.row("SELECT \(columns) FROM lead WHERE id = \(lead)") else {
            throw SvodError(.notFound, "there is no lead \(lead)")
        }
        return try read(row)
    }

    /// What people call a lead beside others: what it is about, or what somebody called the one that they made.
    package static let title: SQL = """
        COALESCE(lead.topic, CASE WHEN lead.source <> 'call' THEN (
            SELECT card.title FROM card WHERE card.lead_id = lead.id AND card.entity = 'lead') END)
        """

    /// The latest lead of a number and a channel, whatever its status.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func latest(
        number: String,
        channel: String?,
        in connection: any Connection
    ) throws -> LeadView? {
        try connection.row(
            """
            SELECT \(columns) FROM lead WHERE number = \(number) AND COALESCE(channel, '') = \(channel ?? "")
            ORDER BY created_at DESC, id DESC LIMIT 1
            """
        ).map(read)
    }

    /// The version of a lead, which rises with every change.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func version(of lead: LeadID, in connection: any Connection) throws -> Int64 {
        guard let row = try connection.row("SELECT version FROM lead WHERE id = \(lead)") else {
            throw SvodError(.notFound, "there is no lead \(lead)")
        }
        return try row.get("version")
    }

    /// The latest call of a lead.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func latestCall(of lead: LeadID, in connection: any Connection) throws -> CallRecord? {
        try connection.row(
            "SELECT \(CallRecord.columns) FROM call WHERE lead_id = \(lead) ORDER BY entered_at DESC, id DESC LIMIT 1"
        ).map(CallRecord.init(row:))
    }

    private static func read(_ row: Row) throws -> LeadView {
        LeadView(
            id: try row.get("id"),
            status: try row.get("status"),
            createdAt: try row.get("created_at"),
            owner: try row.get("owner_id"),
            topic: try row.get("topic"),
            topicOther: try row.get("topic_other"),
            transferredTo: try row.get("transferred_to"),
            transferSource: try row.get("transferred_source"),
            deal: try row.get("deal_id"),
            calls: try row.get("calls")
        )
    }
}

extension LeadBook {
    /// Makes a lead of a call. Nobody has talked to the client yet, until its funnel says otherwise.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func create(
        from call: CallRecord,
        campaign: String?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> LeadID {
        LeadID(
            try connection.insert(
                """
                INSERT INTO lead (status, source, channel, campaign, number, caller_name, created_at, status_at,
                    waiting_since)
                VALUES (\(LeadStatus.inquiry), 'call', \(call.channel), \(campaign), \(call.entry.callerNumber),
                    \(call.entry.callerName), \(moment), \(moment), \(call.enteredAt))
                """
            )
        )
    }

    /// Makes a lead that no call made: nobody waits on the line for it.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func create(_ lead: NewLead, in connection: any Connection) throws -> LeadID {
        LeadID(
            try connection.insert(
                """
                INSERT INTO lead (status, source, channel, campaign, number, caller_name, person_id, company_id, owner_id,
                    reject_reason, reject_note, created_at, status_at, closed_at, waiting_since)
                VALUES (\(lead.status), \(lead.source), \(lead.channel), \(lead.campaign), \(lead.number),
                    \(lead.name), \(lead.person), \(lead.company), \(lead.owner), \(lead.reason?.choice),
                    \(lead.reason?.note), \(lead.at), \(lead.closedAt ?? lead.at), \(lead.closedAt),
                    \(lead.waitingSince))
                """
            )
        )
    }

    /// Changes columns of a lead and raises its version.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func change(_ lead: LeadID, _ assignments: SQL, in connection: any Connection) throws {
        let changed = try connection.execute(
            "UPDATE lead SET \(assignments), version = version + 1 WHERE id = \(lead)"
        )
        guard changed == 1 else { throw SvodError(.notFound, "there is no lead \(lead)") }
    }

    /// Moves a lead to a status.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func move(
        _ lead: LeadID,
        to status: LeadStatus,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        let closed: Timestamp? = status.isClosed ? moment : nil
        // Nobody waits on the line any more; who wrote and got no answer still does.
        let waiting: SQL =
            switch status {
            case .inquiry, .overdue: "waiting_since"
            case .identification, .converted: ConversationBook.waiting(of: lead)
            case .rejected: "NULL"
            }
        if status == .rejected { try ConversationBook.dismiss(lead, in: connection) }
        try change(
            lead,
            "status = \(status), status_at = \(moment), closed_at = \(closed), waiting_since = \(waiting)",
            in: connection
        )
    }

    /// Fills in what a lead did not know of its caller when the call entered.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func learn(from call: CallRecord, lead: LeadID, in connection: any Connection) throws {
        try change(
            lead,
            """
            number = COALESCE(number, \(call.entry.callerNumber)),
            caller_name = COALESCE(caller_name, \(call.entry.callerName)), channel = COALESCE(channel, \(call.channel))
            """,
            in: connection
        )
    }
}
