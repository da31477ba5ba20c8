import Domain
import Records
import Store

/// Whoever wrote and is talked to on the telephone waits no more: a form that names only a number has no other answer.
struct WaitingWriters {
    let journal: LeadJournal

    /// Somebody of us talks to `number`; `own` is the lead of that call, which hears of it by itself.
    func reached(_ number: String, own: LeadID?, by staff: StaffID?, call: CallRecordID) throws {
        let connection = journal.connection
        let waiting: [LeadID] = try connection.rows(
            """
            SELECT lead.id AS id FROM lead WHERE lead.number = \(number) AND lead.waiting_since IS NOT NULL
            AND EXISTS (SELECT 1 FROM conversation
                WHERE conversation.lead_id = lead.id AND conversation.waiting_since IS NOT NULL)
            ORDER BY lead.id LIMIT 50
            """
        ).map { try $0.get("id") }
        for lead in waiting {
            try ConversationBook.dismiss(lead, in: connection)
            try LeadBook.change(lead, "waiting_since = NULL", in: connection)
            guard lead != own else { continue }
            var data: [String: FieldValue] = ["call": .int(call.rawValue)]
            data["staff"] = staff.map { .staff($0) }
            try journal.tell("call.reached", of: lead, data, by: staff)
        }
    }
}
