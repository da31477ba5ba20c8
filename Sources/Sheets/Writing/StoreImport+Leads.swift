import Domain
import Records
import Store

extension StoreImport {
    /// Writes the lead whose card is about to be written.
    func makeLead(of card: NewCardRecord, at stage: ImportStage, _ values: [String: FieldValue]) throws -> LeadID {
        var lead = NewLead(source: .sheet, at: card.at)
        lead.status = stage.leadStatus ?? .identification
        lead.number = card.phone
        if stage.outcome != .open { lead.closedAt = values["closed"]?.moment ?? card.at }
        if stage.outcome == .lost, let reason = values["reason"]?.plainText {
            lead.reason = (reason, values["reason_text"]?.plainText)
        }
        let id = try LeadBook.create(lead, in: connection)
        try write(values, to: id)
        return id
    }

    /// Writes to a lead's row what its card's fields say; what the sheet is silent about stays.
    func write(_ values: [String: FieldValue], to lead: LeadID) throws {
        guard let before = try LeadBook.columns(of: lead, in: connection) else { return }
        var columns = before
        columns.owner = values["responsible"]?.staffID ?? columns.owner
        columns.person = values["contact"]?.personID ?? columns.person
        columns.company = values["company"]?.companyID ?? columns.company
        columns.number = values["phone"]?.plainText ?? columns.number
        columns.topic = values["topic"]?.plainText ?? columns.topic
        columns.topicOther = values["topic_text"]?.plainText ?? columns.topicOther
        columns.channel = values["channel"]?.plainText ?? columns.channel
        columns.comment = values["comment"]?.plainText ?? columns.comment
        if let staff = values["transferred_to"]?.staffID {
            let department = try StaffAtPhone.department(of: staff, at: now, in: connection)
            columns.hand(to: staff, source: .person, department: department)
        }
        if columns != before { try LeadBook.write(columns, over: before, to: lead, in: connection) }
    }

    /// Puts what a lead's row knows to the values of its card.
    func read(_ lead: LeadID, into values: inout [String: FieldValue]) throws {
        guard let known = try LeadBook.columns(of: lead, in: connection) else { return }
        values["responsible"] = known.owner.map { .staff($0) }
        values["contact"] = known.person.map { .person($0) }
        values["company"] = known.company.map { .company($0) }
        values["phone"] = known.number.map { .text($0) }
        values["topic"] = known.topic.map { .text($0) }
        values["topic_text"] = known.topicOther.map { .text($0) }
        values["transferred_to"] = known.transferredTo.map { .staff($0) }
        values["channel"] = known.channel.map { .text($0) }
        values["comment"] = known.comment.map { .text($0) }
    }
}
