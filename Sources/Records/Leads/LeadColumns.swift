package import Domain
package import Store

/// What a lead's row holds that its card shows as fields.
package struct LeadColumns: Hashable, Sendable {
    /// The operator whose lead it is.
    package var owner: StaffID?
    /// The person outside.
    package var person: PersonID?
    /// The company outside.
    package var company: CompanyID?
    /// The department that follows from whom it was handed to.
    package var department: DepartmentID?
    /// What the exchange called the caller.
    package let name: String?
    /// The number of telephone, E.164.
    package var number: String?
    /// По какому вопросу.
    package var topic: String?
    /// The text behind the topic "Другое".
    package var topicOther: String?
    /// The comment.
    package var comment: String?
    /// На кого перевёл.
    package var transferredTo: StaffID?
    /// Where that value comes from.
    package var transferSource: TransferSource?
    /// The advertising it came from.
    package var channel: String?
    /// Where it stands.
    package let status: LeadStatus
    /// What made it.
    package let source: LeadSource

    init(row: Row) throws {
        owner = try row.get("owner_id")
        person = try row.get("person_id")
        company = try row.get("company_id")
        department = try row.get("department_id")
        name = try row.get("caller_name")
        number = try row.get("number")
        topic = try row.get("topic")
        topicOther = try row.get("topic_other")
        comment = try row.get("comment")
        transferredTo = try row.get("transferred_to")
        transferSource = try row.get("transferred_source")
        channel = try row.get("channel")
        status = try row.get("status")
        source = try row.get("source")
    }

    /// Says to whom it was handed; `department` is theirs. Who stays the same keeps how it is known.
    package mutating func hand(to staff: StaffID?, source: TransferSource, department: DepartmentID?) {
        guard let staff else {
            (transferredTo, transferSource, self.department) = (nil, nil, nil)
            return
        }
        guard transferredTo != staff else { return }
        (transferredTo, transferSource, self.department) = (staff, source, department)
    }
}

extension LeadBook {
    /// What the row of a lead holds, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func columns(of lead: LeadID, in connection: any Connection) throws -> LeadColumns? {
        try connection.row(
            """
            SELECT status, source, owner_id, person_id, company_id, department_id, caller_name, number, topic, topic_other,
                comment, transferred_to, transferred_source, channel
            FROM lead WHERE id = \(lead)
            """
        ).map(LeadColumns.init(row:))
    }

    /// Writes what of a lead's row is otherwise than it was read, and raises its version.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func write(
        _ columns: LeadColumns,
        over before: LeadColumns,
        to lead: LeadID,
        in connection: any Connection
    ) throws {
        var changes: [SQL] = [
            """
            company_id = \(columns.company), topic = \(columns.topic), topic_other = \(columns.topicOther),
            comment = \(columns.comment), transferred_to = \(columns.transferredTo),
            transferred_source = \(columns.transferSource)
            """
        ]
        // These stand in indexes.
        if columns.owner != before.owner { changes.append("owner_id = \(columns.owner)") }
        if columns.person != before.person { changes.append("person_id = \(columns.person)") }
        if columns.number != before.number { changes.append("number = \(columns.number)") }
        if columns.channel != before.channel { changes.append("channel = \(columns.channel)") }
        if columns.department != before.department { changes.append("department_id = \(columns.department)") }
        try change(lead, changes.joined(", "), in: connection)
    }
}
