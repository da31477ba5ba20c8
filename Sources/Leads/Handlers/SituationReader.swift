import Domain
import Records
import Store

/// Reads what the lead rules look at.
struct SituationReader {
    let connection: any Connection
    let calls: CallBook

    /// The situation of a call.
    func situation(of call: CallRecord) throws -> LeadSituation {
        let number = call.clientNumber
        let unattached = call.lead == nil && call.entry.direction == .inbound
        return LeadSituation(
            call: view(of: call),
            lead: try call.lead.map { try LeadBook.view(of: $0, in: connection) },
            latest: try unattached
                ? number.flatMap { try LeadBook.latest(number: $0, channel: call.channel, in: connection) } : nil,
            standing: try unattached
                ? NumberLists.standing(of: number, trunk: call.entry.trunk, in: connection) : .ordinary,
            callBacks: try number.map { try CallBackTasks.open(for: $0, in: connection) } ?? []
        )
    }

    /// The situation of a lead that a person acts on, with its latest call.
    func situation(of lead: LeadID) throws -> (LeadSituation, CallRecord?) {
        let call = try LeadBook.latestCall(of: lead, in: connection)
        let number: String? = try connection.row("SELECT number FROM lead WHERE id = \(lead)")?.get("number")
        let situation = LeadSituation(
            call: call.map(view),
            lead: try LeadBook.view(of: lead, in: connection),
            callBacks: try number.map { try CallBackTasks.open(for: $0, in: connection) } ?? []
        )
        return (situation, call)
    }

    private func view(of call: CallRecord) -> CallView {
        CallView(
            id: call.id,
            enteredAt: call.enteredAt,
            entry: call.entry,
            channel: calls.channels.answer(for: call.entry.did, at: call.enteredAt),
            isAnswered: call.answeredAt != nil,
            leadID: call.lead
        )
    }
}
