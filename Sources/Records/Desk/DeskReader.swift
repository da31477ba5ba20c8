package import Domain
import Foundation
package import Store

/// Reads calls as the desk shows them. Each question is asked once for all calls of a batch, so that a storm of events
/// costs a bounded number of statements a commit.
package struct DeskReader {
    let connection: any Connection

    /// A number or a card shows no more of a kind than this: what comes after is found by search.
    static let most = 40

    /// Creates a reader over one snapshot.
    package init(connection: any Connection) { self.connection = connection }

    /// The calls `ids`, oldest first, each with everything its card shows; unknown numbers are left out.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func calls(_ ids: some Sequence<CallRecordID>) throws -> [DeskCall] {
        let event = try Journal.last(in: connection)
        var calls = try heads(Array(ids), event: event)
        guard !calls.isEmpty else { return [] }
        let legs = try legs(calls.map(\.call.id))
        let leads = try leads(calls.compactMap(\.lead))
        let background = try DeskBackground(reader: self, numbers: Set(calls.compactMap(\.call.number)))
        for index in calls.indices {
            calls[index].call.legs = legs[calls[index].call.id] ?? []
            calls[index].call.lead = calls[index].lead.flatMap { leads[$0] }
            try background.fill(&calls[index].call, trunk: calls[index].trunk)
        }
        return try calls.map { try withLateWords($0.call) }
    }

    /// The card of one call.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package func call(_ id: CallRecordID) throws -> DeskCall {
        guard let call = try calls([id]).first else { throw SvodError(.notFound, "there is no call \(id)") }
        return call
    }

    /// The latest call of each of `leads`.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func latestCalls(of leads: some Sequence<LeadID>) throws -> [CallRecordID] {
        try connection.rows(
            "SELECT max(id) AS id FROM call WHERE lead_id IN (\(list: Array(leads))) GROUP BY lead_id"
        ).map { try $0.get("id") }
    }

    private struct Head {
        var call: DeskCall
        let trunk: String?
        let lead: LeadID?
    }

    private func heads(_ ids: [CallRecordID], event: EventID) throws -> [Head] {
        try connection.rows(
            """
            SELECT id, exchange, direction, state, number, caller_name, did, trunk, channel, queue, entered_at,
                answered_at, ended_at, outcome, hung_up_by, line_lost, recording, lead_id
            FROM call WHERE id IN (\(list: ids)) ORDER BY entered_at, id
            """
        ).map { row in
            Head(call: try head(row, event: event), trunk: try row.get("trunk"), lead: try row.get("lead_id"))
        }
    }

    private func head(_ row: Row, event: EventID) throws -> DeskCall {
        let direction: CallDirection = try row.get("direction")
        let isOut = direction == .outbound
        let number: String? = try row.get(isOut ? "did" : "number")
        let did: String? = isOut ? nil : try row.get("did")
        return DeskCall(
            event: event,
            id: try row.get("id"),
            exchange: ExchangeID(try row.get("exchange") as String),
            direction: direction,
            state: try row.get("state"),
            number: number,
            numberText: number.map(Self.shown),
            callerName: try row.get("caller_name"),
            didText: did.map(Self.shown),
            channel: try row.get("channel"),
            queue: try row.get("queue"),
            standing: .ordinary,
            enteredAt: try row.get("entered_at"),
            answeredAt: try row.get("answered_at"),
            endedAt: try row.get("ended_at"),
            outcome: try row.get("outcome"),
            hungUpBy: try row.get("hung_up_by"),
            lineLost: try row.get("line_lost"),
            isRecorded: (try row.get("recording") as String?) != nil
        )
    }

    /// A number for people.
    static func shown(_ number: String) -> String { PhoneNumber(number)?.formatted ?? number }
}

extension DeskReader {
    private func legs(_ calls: [CallRecordID]) throws -> [CallRecordID: [DeskLeg]] {
        let rows = try connection.rows(
            """
            SELECT call_id, party, is_extension, staff_id, state FROM call_leg
            WHERE call_id IN (\(list: calls)) ORDER BY call_id, rang_at, id
            """
        )
        var legs: [CallRecordID: [DeskLeg]] = [:]
        for row in rows {
            legs[try row.get("call_id"), default: []].append(
                DeskLeg(
                    party: try row.get("party"),
                    isExtension: try row.get("is_extension"),
                    staff: try row.get("staff_id"),
                    state: try row.get("state")
                )
            )
        }
        return legs
    }

    private func leads(_ ids: [LeadID]) throws -> [LeadID: DeskLead] {
        let rows = try connection.rows(
            """
            SELECT id, version, status, topic, topic_other, comment, owner_id, transferred_to, transferred_source,
                (SELECT max(call_transfer.at) FROM call JOIN call_transfer ON call_transfer.call_id = call.id
                    WHERE call.lead_id = lead.id AND call_transfer.to_staff_id = lead.transferred_to) AS transferred_at,
                person_id, deal_id, reject_reason, waiting_since, postponed_at
            FROM lead WHERE id IN (\(list: ids))
            """
        )
        return try Dictionary(uniqueKeysWithValues: rows.map { row in (try row.get("id"), try lead(row)) })
    }

    private func lead(_ row: Row) throws -> DeskLead {
        DeskLead(
            id: try row.get("id"),
            version: try row.get("version"),
            status: try row.get("status"),
            topic: try row.get("topic"),
            topicOther: try row.get("topic_other"),
            comment: try row.get("comment"),
            owner: try row.get("owner_id"),
            transferredTo: try row.get("transferred_to"),
            transferredSource: try row.get("transferred_source"),
            transferredAt: try row.get("transferred_at"),
            person: try row.get("person_id"),
            deal: try row.get("deal_id"),
            rejectReason: try row.get("reject_reason"),
            waitingSince: try row.get("waiting_since"),
            postponedAt: try row.get("postponed_at")
        )
    }

    /// What the exchange was asked to do about the call in vain.
    private func withLateWords(_ call: DeskCall) throws -> DeskCall {
        var call = call
        call.failures = try connection.rows(
            """
            SELECT kind, at, data FROM journal
            WHERE subject = \(RecordName.of(call.id)) AND kind IN ('outbox.dead', 'outbox.expired')
            ORDER BY id DESC LIMIT 3
            """
        ).reversed().map { row in try failure(at: try row.get("at"), data: try row.get("data")) }
        return call
    }

    private func failure(at moment: Timestamp, data: String) throws -> DeskFailure {
        let settled = try? JSONDecoder().decode(SettledCommand.self, from: Data(data.utf8))
        let row = try settled.flatMap { try Outbox.row($0.outbox, in: connection) }
        let kind =
            switch row?.kind {
            case "redirect", "attendedTransfer": "transfer"
            case "originate": "originate"
            default: "other"
            }
        return DeskFailure(kind: kind, reason: row?.reason, at: moment)
    }

    private struct SettledCommand: Decodable {
        let outbox: OutboxID
    }
}
