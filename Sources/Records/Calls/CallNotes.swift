import Domain
import Store

/// One fact being written into the tables of calls: a method a kind of fact.
struct CallNotes {
    /// Members of staff that the fact names.
    struct People {
        var first: StaffID?
        var second: StaffID?
    }

    let call: CallRecordID
    let fact: CallFact
    let connection: any Connection

    func identify(_ entry: CallEntry, channel: String?) throws -> People {
        try connection.execute(
            """
            UPDATE call SET direction = \(entry.direction), number = \(entry.callerNumber),
                caller_name = \(entry.callerName), did = \(entry.did), trunk = \(entry.trunk),
                makes_lead = \(entry.makesLead), channel = \(channel)
            WHERE id = \(call)
            """
        )
        return People()
    }

    func queue(_ queue: String) throws -> People {
        try connection.execute(
            """
            UPDATE call SET queue = \(queue), state = CASE WHEN state = 'entered' THEN 'queued' ELSE state END
            WHERE id = \(call)
            """
        )
        return People()
    }

    func ring(_ party: CallParty) throws -> People {
        let staff = try owner(of: party)
        _ = try connection.insertIfNew(
            """
            INSERT INTO call_leg (call_id, leg_key, party, is_extension, staff_id, state, rang_at)
            VALUES (\(call), \(fact.key), \(party.number), \(party.extension != nil), \(staff), 'ringing', \(fact.at))
            """
        )
        try connection.execute(
            "UPDATE call SET state = 'ringing' WHERE id = \(call) AND state IN ('entered', 'queued', 'parked')"
        )
        return People(first: staff)
    }

    func stopRinging(_ party: CallParty, elsewhere: Bool) throws -> People {
        try connection.execute(
            """
            UPDATE call_leg SET state = \(elsewhere ? "elsewhere" : "stopped"), ended_at = \(fact.at)
            WHERE call_id = \(call) AND party = \(party.number) AND state = 'ringing'
            """
        )
        try connection.execute(
            """
            UPDATE call SET state = CASE WHEN queue IS NULL THEN 'entered' ELSE 'queued' END
            WHERE id = \(call) AND state = 'ringing'
                AND NOT EXISTS (SELECT 1 FROM call_leg WHERE call_id = \(call) AND state = 'ringing')
            """
        )
        return People(first: try owner(of: party))
    }

    /// Of a call of our own the person who talks is the one who dialled; the party that answers is the client.
    func answer(_ party: CallParty) throws -> People {
        let staff = try owner(of: party) ?? caller()
        let rang = try connection.execute(
            """
            UPDATE call_leg SET state = 'answered', answered_at = \(fact.at)
            WHERE call_id = \(call) AND party = \(party.number) AND state = 'ringing'
            """
        )
        if rang == 0 {
            _ = try connection.insertIfNew(
                """
                INSERT INTO call_leg (call_id, leg_key, party, is_extension, staff_id, state, rang_at, answered_at)
                VALUES (\(call), \(fact.key), \(party.number), \(party.extension != nil), \(staff), 'answered',
                    \(fact.at), \(fact.at))
                """
            )
        }
        try connection.execute(
            """
            UPDATE call SET state = 'talking', answered_at = COALESCE(answered_at, \(fact.at)),
                answered_by = COALESCE(answered_by, \(party.number)),
                answered_staff_id = CASE WHEN answered_by IS NULL THEN \(staff) ELSE answered_staff_id END,
                final_operator = \(party.number), final_staff_id = \(staff)
            WHERE id = \(call) AND state <> 'ended'
            """
        )
        return People(first: staff)
    }

    func move(to state: CallState, by party: CallParty?) throws -> People {
        try connection.execute("UPDATE call SET state = \(state) WHERE id = \(call) AND state <> 'ended'")
        return People(first: try owner(of: party))
    }

    /// The leg on which a colleague is asked may be a call of its own: it is a part of this one.
    func consult(_ party: CallParty) throws -> People {
        if let leg = fact.askingLeg {
            try connection.execute(
                """
                UPDATE call SET part_of = \(call)
                WHERE exchange = \(fact.call.exchange) AND unique_id = \(leg) AND id <> \(call) AND part_of IS NULL
                    AND direction <> 'inbound'
                """
            )
        }
        return try mention(party)
    }

    func transfer(_ transfer: CallTransfer) throws -> People {
        let target = try owner(of: transfer.to)
        _ = try connection.insertIfNew(
            """
            INSERT INTO call_transfer (call_id, transfer_key, kind, from_party, to_party, to_staff_id, completed, at)
            VALUES (\(call), \(fact.key), \(transfer.kind), \(transfer.from?.number), \(transfer.to?.number),
                \(target), \(transfer.completed), \(fact.at))
            """
        )
        return People(first: try owner(of: transfer.from), second: target)
    }

    func keepRecording(_ file: String) throws -> People {
        try connection.execute("UPDATE call SET recording = \(file) WHERE id = \(call)")
        return People()
    }

    func end(_ summary: CallSummary) throws -> People {
        let staff = try owner(of: summary.finalOperator)
        try connection.execute(
            """
            UPDATE call SET state = 'ended', ended_at = \(fact.at), outcome = \(summary.outcome),
                hung_up_by = \(summary.hungUpBy), line_lost = \(summary.lineLost),
                wait_us = \(summary.wait.microseconds), talk_us = \(summary.talk.microseconds),
                queue = COALESCE(\(summary.queue), queue),
                answered_by = COALESCE(answered_by, \(summary.answeredBy?.number)),
                final_operator = COALESCE(\(summary.finalOperator?.number), final_operator),
                final_staff_id = COALESCE(\(staff), final_staff_id)
            WHERE id = \(call)
            """
        )
        try connection.execute(
            """
            UPDATE call_leg SET state = CASE WHEN state = 'answered' THEN 'left' ELSE 'stopped' END,
                ended_at = \(fact.at)
            WHERE call_id = \(call) AND state IN ('ringing', 'answered')
            """
        )
        if let whole = summary.joined { try join(whole) }
        return People(first: staff)
    }

    /// The call went on as another: it is a part of that one. What a client's call brought stands by itself.
    private func join(_ whole: CallID) throws {
        try connection.execute(
            """
            UPDATE call SET part_of = (
                SELECT id FROM call WHERE exchange = \(whole.exchange) AND unique_id = \(whole.uniqueID))
            WHERE id = \(call) AND part_of IS NULL AND direction <> 'inbound'
            """
        )
    }

    func mention(_ first: CallParty?, _ second: CallParty? = nil) throws -> People {
        People(first: try owner(of: first), second: try owner(of: second))
    }

    private func caller() throws -> StaffID? {
        let row = try connection.row("SELECT number FROM call WHERE id = \(call) AND direction = 'outbound'")
        guard let number: String = try row?.get("number") else { return nil }
        return try StaffAtPhone.owner(of: number, exchange: fact.call.exchange, at: fact.at, in: connection)
    }

    private func owner(of party: CallParty?) throws -> StaffID? {
        try StaffAtPhone.owner(of: party, exchange: fact.call.exchange, at: fact.at, in: connection)
    }
}
