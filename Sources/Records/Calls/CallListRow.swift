package import Domain
import Store

/// A call as the list of calls shows it.
package struct CallListRow: Hashable, Sendable {
    /// The call.
    package var id: CallRecordID
    /// Whose call.
    package var direction: CallDirection
    /// The outside number, or the extension of a call of our own.
    package var number: String?
    /// The name that the exchange sent: untrusted text.
    package var callerName: String?
    /// The number dialled.
    package var did: String?
    /// The advertising channel.
    package var channel: String?
    /// The queue.
    package var queue: String?
    /// Where it stands; `ended` when it is over.
    package var state: String
    /// When it entered.
    package var enteredAt: Timestamp
    /// How it ended.
    package var outcome: CallOutcome?
    /// Whether its end was not seen.
    package var lineLost: Bool
    /// From the entry to the first person, or to the end.
    package var wait: Duration?
    /// All talk together.
    package var talk: Duration?
    /// Who talked last: the person's name, or the phone.
    package var person: String?
    /// The lead.
    package var lead: LeadID?
    /// The call that it is a part of.
    package var partOf: CallRecordID?
    /// Whether there is a recording.
    package var isRecorded: Bool

    /// Where the next page begins.
    package var mark: CallListMark { CallListMark(enteredAt: enteredAt, id: id) }

    init(row: Row) throws {
        id = try row.get("id")
        direction = try row.get("direction")
        number = try row.get("number")
        callerName = try row.get("caller_name")
        did = try row.get("did")
        channel = try row.get("channel")
        queue = try row.get("queue")
        state = try row.get("state")
        enteredAt = try row.get("entered_at")
        outcome = try row.get("outcome")
        lineLost = try row.get("line_lost")
        wait = (try row.get("wait_us") as Int64?).map { .microseconds($0) }
        talk = (try row.get("talk_us") as Int64?).map { .microseconds($0) }
        person = try row.get("staff_name") ?? row.get("final_operator")
        lead = try row.get("lead_id")
        partOf = try row.get("part_of")
        isRecorded = (try row.get("recording") as String?) != nil
    }
}
