package import Domain
package import Store

/// Which calls stand at an operator's desk, and the operator's own numbers.
package enum DeskBook {
    /// The calls an operator's desk begins with: all that are under way, the operator's own whose card is not filled in,
    /// and those that nobody answered.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func calls(of staff: StaffID, in connection: any Connection) throws -> [DeskCall] {
        let reader = DeskReader(connection: connection)
        let leads = try unfinished(staff, connection) + waiting(connection)
        let ids = try open(connection) + reader.latestCalls(of: leads)
        return try reader.calls(Set(ids))
    }

    /// How many numbers wait for a call back.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func missedCount(in connection: any Connection) throws -> Int {
        try connection.row(
            "SELECT count(DISTINCT number) AS found FROM task WHERE kind = 'call_back' AND done_at IS NULL"
        )?.get("found") ?? 0
    }

    /// The lines to the exchanges.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func lines(in connection: any Connection) throws -> [DeskLine] {
        try connection.rows("SELECT exchange, state, since FROM line ORDER BY exchange").map { row in
            DeskLine(
                exchange: ExchangeID(try row.get("exchange") as String),
                state: try row.get("state"),
                since: try row.get("since")
            )
        }
    }

    private static func open(_ connection: any Connection) throws -> [CallRecordID] {
        try connection.rows(
            "SELECT id FROM call WHERE state <> 'ended' AND direction <> 'internal' ORDER BY id DESC LIMIT 200"
        ).map { try $0.get("id") }
    }

    private static func unfinished(_ staff: StaffID, _ connection: any Connection) throws -> [LeadID] {
        try connection.rows(
            """
            SELECT id FROM lead
            WHERE owner_id = \(staff) AND status = 'identification'
                AND (topic IS NULL OR transferred_to IS NULL OR transferred_source <> 'person')
                AND EXISTS (SELECT 1 FROM call WHERE call.lead_id = lead.id)
            ORDER BY id DESC LIMIT 60
            """
        ).map { try $0.get("id") }
    }

    private static func waiting(_ connection: any Connection) throws -> [LeadID] {
        try connection.rows(
            """
            SELECT id FROM lead WHERE waiting_since IS NOT NULL AND status IN ('inquiry', 'overdue')
            ORDER BY waiting_since DESC, id DESC LIMIT 40
            """
        ).map { try $0.get("id") }
    }
}

extension DeskBook {
    /// An operator's numbers of the calls since `start`.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func today(
        of staff: StaffID,
        since start: Timestamp,
        in connection: any Connection
    ) throws -> DeskToday {
        let talks = try connection.row(
            """
            SELECT count(*) AS found, COALESCE(sum(talk_us), 0) AS talk, COALESCE(sum(wait_us), 0) AS wait
            FROM call WHERE final_staff_id = \(staff) AND entered_at >= \(start)
            """
        )
        let answered: Int = try talks?.get("found") ?? 0
        let talk: Int64 = try number("talk", of: talks)
        let wait: Int64 = try number("wait", of: talks)
        let leads = try leads(of: staff, since: start, in: connection)
        return DeskToday(
            answered: answered,
            missed: try missed(staff, start, connection),
            leads: leads.count,
            converted: leads.filter { $0.isConverted }.count,
            filled: leads.filter { $0.isFilled }.count,
            talkSeconds: Int(talk / 1_000_000),
            waitSeconds: answered == 0 ? 0 : Int(wait / 1_000_000) / answered
        )
    }

    /// PostgreSQL's sum of integers is a numeric, which comes as text.
    private static func number(_ column: String, of row: Row?) throws -> Int64 {
        switch try row?.value(column) {
        case .integer(let value): value
        case .text(let text): Int64(text) ?? 0
        default: 0
        }
    }

    private static func missed(_ staff: StaffID, _ start: Timestamp, _ connection: any Connection) throws -> Int {
        try connection.row(
            """
            SELECT count(DISTINCT call.id) AS found FROM call_leg JOIN call ON call.id = call_leg.call_id
            WHERE call_leg.staff_id = \(staff) AND call_leg.rang_at >= \(start) AND call.state = 'ended'
                AND call.answered_at IS NULL
            """
        )?.get("found") ?? 0
    }

    private struct LeadOfDay {
        let isConverted: Bool
        let isFilled: Bool
    }

    private static func leads(
        of staff: StaffID,
        since start: Timestamp,
        in connection: any Connection
    ) throws -> [LeadOfDay] {
        try connection.rows(
            """
            SELECT DISTINCT lead.id AS id, lead.status AS status, lead.topic AS topic,
                lead.transferred_to AS transferred_to
            FROM call JOIN lead ON lead.id = call.lead_id
            WHERE call.entered_at >= \(start) AND lead.owner_id = \(staff)
            """
        ).map { row in
            let topic: String? = try row.get("topic")
            let person: StaffID? = try row.get("transferred_to")
            return LeadOfDay(
                isConverted: try row.get("status") == "converted",
                isFilled: topic != nil && person != nil
            )
        }
    }
}
