package import Domain
package import Store

/// A row of the `call` table.
package struct CallRecord: Hashable, Sendable {
    /// The call's number.
    package var id: CallRecordID
    /// The exchange's name of it.
    package var call: CallID
    /// What it entered as.
    package var entry: CallEntry
    /// The advertising channel that the dialled number stood for.
    package var channel: String?
    /// Where it stands.
    package var state: CallState
    /// The queue it waits, or waited, in last.
    package var queue: String?
    /// When it entered.
    package var enteredAt: Timestamp
    /// When the first person answered.
    package var answeredAt: Timestamp?
    /// When it ended.
    package var endedAt: Timestamp?
    /// The last person who talked, as a number.
    package var finalOperator: String?
    /// The last person who talked, where the phone is somebody's.
    package var finalStaff: StaffID?
    /// The lead it belongs to.
    package var lead: LeadID?

    /// The number of the client: who called, or who was dialled from here.
    package var clientNumber: String? {
        switch entry.direction {
        case .inbound, .callback: entry.callerNumber
        case .outbound: entry.did
        case .internal: nil
        }
    }
}

extension CallRecord {
    /// The columns that ``init(row:)`` reads.
    package static let columns: SQL = """
        id, exchange, unique_id, linked_id, direction, number, caller_name, did, trunk, makes_lead, channel, queue,
        state, entered_at, answered_at, ended_at, final_operator, final_staff_id, lead_id
        """

    /// Reads a row that has ``columns``.
    ///
    /// - Throws: ``SvodError`` when a column is missing or holds what no version of svod wrote.
    package init(row: Row) throws {
        id = try row.get("id")
        call = CallID(exchange: ExchangeID(try row.get("exchange")), uniqueID: try row.get("unique_id"))
        entry = CallEntry(
            direction: try row.get("direction"),
            callerNumber: try row.get("number"),
            callerName: try row.get("caller_name"),
            did: try row.get("did"),
            trunk: try row.get("trunk"),
            makesLead: try row.get("makes_lead"),
            linkedID: try row.get("linked_id")
        )
        channel = try row.get("channel")
        state = try row.get("state")
        queue = try row.get("queue")
        enteredAt = try row.get("entered_at")
        answeredAt = try row.get("answered_at")
        endedAt = try row.get("ended_at")
        finalOperator = try row.get("final_operator")
        finalStaff = try row.get("final_staff_id")
        lead = try row.get("lead_id")
    }
}
