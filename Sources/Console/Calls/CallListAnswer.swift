import Domain
import Records

/// A page of the call list as a program reads it.
struct CallListAnswer: Encodable {
    struct Call: Encodable {
        let id: CallRecordID
        let direction: CallDirection
        let number: String?
        let callerName: String?
        let did: String?
        let channel: String?
        let queue: String?
        let state: String
        let enteredAt: Timestamp
        let outcome: CallOutcome?
        let waitSeconds: Int64?
        let talkSeconds: Int64?
        let person: String?
        let lead: LeadID?
        let recorded: Bool
        /// The call that it is a part of: a question to a colleague before a hand-over.
        let partOf: CallRecordID?
    }

    let calls: [Call]
    /// The value of `after` that gives the next page; absent on the last one.
    let next: String?

    init(_ rows: [CallListRow], more: CallListMark?) {
        calls = rows.map { row in
            Call(
                id: row.id,
                direction: row.direction,
                number: row.number,
                callerName: row.callerName,
                did: row.did,
                channel: row.channel,
                queue: row.queue,
                state: row.state,
                enteredAt: row.enteredAt,
                outcome: row.outcome,
                waitSeconds: row.wait?.components.seconds,
                talkSeconds: row.talk?.components.seconds,
                person: row.person,
                lead: row.lead,
                recorded: row.isRecorded,
                partOf: row.partOf
            )
        }
        next = more?.text
    }
}
