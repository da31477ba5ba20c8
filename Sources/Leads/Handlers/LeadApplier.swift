import Domain
import Records
import Store

/// Carries out what the lead rules answered, in the transaction of the event, and writes each step into the journal.
struct LeadApplier {
    let connection: any Connection
    let journal: LeadJournal
    let calls: CallBook
    let now: Timestamp
    /// Who did it: the person of a command, the person on the phone of a fact.
    let actor: StaffID?
    let call: CallRecord?
    private(set) var lead: LeadID?

    init(journal: LeadJournal, calls: CallBook, actor: StaffID?, call: CallRecord?, lead: LeadID?) {
        self.connection = journal.connection
        self.journal = journal
        self.calls = calls
        self.now = journal.at
        self.actor = actor
        self.call = call
        self.lead = lead
    }

    /// Applies effects in order.
    ///
    /// - Throws: ``LeadRefusal`` when the lead to join is closed; ``SvodError`` from the store. Nothing of the event
    ///   stands then.
    mutating func apply(_ effects: [LeadEffect]) throws {
        for effect in effects { try apply(effect) }
    }

    private mutating func apply(_ effect: LeadEffect) throws {
        switch effect {
        case .create(let status, let owner): try create(status, owner)
        case .join(let other): try join(other)
        case .setStatus(let status): try setStatus(status)
        case .setOwner(let owner): try setOwner(owner)
        case .setTopic(let topic, let other): try setTopic(topic, other)
        case .setComment(let comment): try set("comment = \(comment)", "lead.comment", [:])
        case .setTransferredTo(let person, let source): try setTransferredTo(person, source)
        case .setPerson(let person): try setPerson(person)
        case .reject(let reason, let note): try reject(reason, note)
        case .convert(let responsible): try convert(responsible)
        case .reopen(let status): try reopen(status)
        case .moveCalls(let other): try moveCalls(to: other)
        case .askToCallBack(let due): try askToCallBack(due)
        case .closeCallBack(let task, let reason): try closeCallBack(task, reason)
        case .identify(let other, let owner): try identify(other, owner)
        case .blockNumber: try blockNumber()
        case .postpone: try set("postponed_at = \(now)", "lead.postponed", [:])
        }
    }
}

extension LeadApplier {
    private mutating func create(_ status: LeadStatus, _ owner: StaffID?) throws {
        guard let call else { return }
        let campaign: String? =
            if case .channel(let row) = calls.channels.answer(for: call.entry.did, at: call.enteredAt) {
                row.campaign
            } else {
                nil
            }
        let made = try LeadBook.create(
            from: call,
            campaign: campaign,
            status: status,
            owner: owner,
            at: now,
            in: connection
        )
        lead = made
        try calls.attach(call.id, to: made, in: connection)
        try journal.note(
            "lead.created",
            RecordName.of(made),
            about: RecordName.of(call.id),
            ["status": .text(status.rawValue), "owner": .id(owner)]
        )
        try journal.tell("lead.created", of: made, ["status": .text(status.rawValue)], by: owner)
    }

    private mutating func join(_ other: LeadID) throws {
        guard let call else { return }
        lead = other
        try calls.attach(call.id, to: other, in: connection)
        try LeadBook.change(other, "postponed_at = NULL", in: connection)
        try journal.note("lead.joined", RecordName.of(other), about: RecordName.of(call.id), ["call": .id(call.id)])
    }

    private func setStatus(_ status: LeadStatus) throws {
        guard let lead else { return }
        try LeadBook.move(lead, to: status, at: now, in: connection)
        try note("lead.status", ["status": .text(status.rawValue)])
        try journal.tell("lead.status", of: lead, ["status": .text(status.rawValue)], by: actor)
    }

    private func setOwner(_ owner: StaffID) throws {
        try set("owner_id = \(owner)", "lead.owner", ["owner": .id(owner)])
    }

    private func setTopic(_ topic: String?, _ other: String?) throws {
        try set("topic = \(topic), topic_other = \(other)", "lead.topic", ["topic": .text(topic)])
    }

    private func setTransferredTo(_ person: StaffID?, _ source: TransferSource?) throws {
        if let person, try StaffBook.find(person, in: connection) == nil {
            throw SvodError(.notFound, "there is no member of staff \(person)")
        }
        let department = try person.flatMap { try StaffAtPhone.department(of: $0, at: now, in: connection) }
        try set(
            """
            transferred_to = \(person), transferred_source = \(source?.rawValue), department_id = \(department)
            """,
            "lead.transferred_to",
            ["to": .id(person), "source": .text(source?.rawValue), "department": .id(department)]
        )
    }

    private func setPerson(_ person: PersonID?) throws {
        if let person, try connection.row("SELECT id FROM person WHERE id = \(person)") == nil {
            throw SvodError(.notFound, "there is no person \(person)")
        }
        try set(
            "person_id = \(person), company_id = (SELECT company_id FROM person WHERE id = \(person))",
            "lead.person",
            ["person": .id(person)]
        )
    }

    private func reject(_ reason: String, _ note: String?) throws {
        guard let lead else { return }
        try LeadBook.move(lead, to: .rejected, at: now, in: connection)
        try set("reject_reason = \(reason), reject_note = \(note)", "lead.rejected", ["reason": .text(reason)])
        var data: [String: FieldValue] = ["status": .text(LeadStatus.rejected.rawValue), "reason": .text(reason)]
        data["note"] = note.map { .text($0) }
        try journal.tell("lead.rejected", of: lead, data, by: actor)
    }

    private func reopen(_ status: LeadStatus) throws {
        guard let lead else { return }
        try LeadBook.move(lead, to: status, at: now, in: connection)
        try set("reject_reason = NULL, reject_note = NULL", "lead.reopened", ["status": .text(status.rawValue)])
        try journal.tell("lead.reopened", of: lead, ["status": .text(status.rawValue)], by: actor)
    }

    private func convert(_ responsible: StaffID) throws {
        guard let lead else { return }
        try LeadBook.move(lead, to: .converted, at: now, in: connection)
        let data: [String: FieldValue] = [
            "status": .text(LeadStatus.converted.rawValue), "responsible": .staff(responsible),
        ]
        try journal.tell("lead.converted", of: lead, data, by: actor)
        let made = try LeadBook.view(of: lead, in: connection).deal
        let deal = try made ?? plainDeal(of: lead, responsible)
        try set(
            "deal_id = \(deal)",
            "lead.converted",
            ["deal": .id(deal), "responsible": .id(responsible)]
        )
    }

    /// The deal of a lead that goes through no funnel. A funnel makes its own, or none, as its file says.
    private func plainDeal(of lead: LeadID, _ responsible: StaffID) throws -> DealID? {
        guard try CardBook.card(of: lead, in: connection) == nil else { return nil }
        let department = try StaffAtPhone.department(of: responsible, at: now, in: connection)
        let topic = try LeadBook.view(of: lead, in: connection).topic ?? "Обращение"
        let deal = try DealBook.create(
            from: lead,
            title: "\(topic), лид № \(lead)",
            responsible: responsible,
            department: department,
            at: now,
            in: connection
        )
        try journal.note(
            "deal.created",
            RecordName.of(deal),
            about: RecordName.of(lead),
            ["responsible": .id(responsible), "department": .id(department)]
        )
        return deal
    }

    private func moveCalls(to other: LeadID) throws {
        guard let lead else { return }
        let standing = try LeadBook.view(of: other, in: connection).status
        guard !standing.isClosed else { throw LeadRefusal.joinedToClosed(standing) }
        try connection.execute("UPDATE call SET lead_id = \(other) WHERE lead_id = \(lead)")
        try CallBackTasks.move(from: lead, to: other, in: connection)
        try LeadBook.change(other, "postponed_at = NULL", in: connection)
        try journal.note("lead.joined", RecordName.of(other), about: RecordName.of(lead), ["from": .id(lead)])
    }

    private func askToCallBack(_ due: Timestamp) throws {
        guard let lead, let number = call?.entry.callerNumber else { return }
        let task = try CallBackTasks.make(number: number, lead: lead, due: due, at: now, in: connection)
        try journal.note(
            "task.created",
            RecordName.of(task),
            about: RecordName.of(lead),
            ["kind": .text(CallBackTasks.kind), "due": .number(due.microseconds)]
        )
    }

    private func closeCallBack(_ task: TaskID, _ reason: CallBackEnd) throws {
        let closed = try CallBackTasks.close(
            task,
            reason: reason,
            by: actor,
            call: call?.id,
            at: now,
            in: connection
        )
        guard closed else { return }
        try journal.note(
            "task.closed",
            RecordName.of(task),
            about: lead.map { RecordName.of($0) },
            ["reason": .text(reason.rawValue)]
        )
    }

    private func identify(_ other: LeadID, _ owner: StaffID?) throws {
        try LeadBook.move(other, to: .identification, at: now, in: connection)
        if let owner { try LeadBook.change(other, "owner_id = \(owner)", in: connection) }
        try journal.note(
            "lead.status",
            RecordName.of(other),
            about: call.map { RecordName.of($0.id) },
            ["status": .text(LeadStatus.identification.rawValue), "owner": .id(owner)]
        )
        try journal.tell("lead.status", of: other, ["status": .text(LeadStatus.identification.rawValue)], by: owner)
    }

    private func blockNumber() throws {
        guard let lead,
            let number: String = try connection.row("SELECT number FROM lead WHERE id = \(lead)")?.get("number")
        else { return }
        try NumberLists.block(number, note: "лид № \(lead)", by: actor, at: now, in: connection)
        try note("number.blocked", [:])
    }

    private func set(_ assignments: SQL, _ kind: String, _ data: EventData) throws {
        guard let lead else { return }
        try LeadBook.change(lead, assignments, in: connection)
        try note(kind, data)
        let fields = Self.fields[kind] ?? []
        guard !fields.isEmpty else { return }
        try journal.tell("lead.changed", of: lead, ["fields": .list(fields.map { .text($0) })], by: actor)
    }

    /// The fields of a lead's card that a step changes.
    private static let fields: [String: [String]] = [
        "lead.owner": ["responsible"], "lead.topic": ["topic", "topic_text"], "lead.comment": ["comment"],
        "lead.transferred_to": ["transferred_to", "department"], "lead.person": ["contact", "company"],
    ]

    private func note(_ kind: String, _ data: EventData) throws {
        guard let lead else { return }
        try journal.note(kind, RecordName.of(lead), about: call.map { RecordName.of($0.id) }, data)
    }
}
