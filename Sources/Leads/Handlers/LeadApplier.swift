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
    /// - Throws: ``LeadRefusal`` when the lead to join is closed; what the lead's funnel refuses; ``SvodError`` from the
    ///   store. Nothing of the event stands then.
    mutating func apply(_ effects: [LeadEffect]) throws {
        for effect in effects { try apply(effect) }
    }

    private mutating func apply(_ effect: LeadEffect) throws {
        switch effect {
        case .create: try create()
        case .join(let other): try join(other)
        case .withdraw: try reject(LeadPolicy.refusedReason, nil, isFixed: true)
        case .take: try ask("lead.taken", ["staff": actor.map { .staff($0) }])
        case .setTopic(let topic, let other): try setTopic(topic, other)
        case .setComment(let comment): try set("comment = \(comment)", "lead.comment", [:])
        case .setTransferredTo(let person, let source): try setTransferredTo(person, source)
        case .setPerson(let person): try setPerson(person)
        case .reject(let reason, let note, let isFixed, let fields):
            try reject(reason, note, isFixed: isFixed, fields)
        case .convert(let fields): try ask("lead.convert", ["fields": .table([fields])])
        case .reopen: try ask("lead.reopen")
        case .moveCalls(let other): try moveCalls(to: other)
        case .closeCallBack(let task, let reason): try closeCallBack(task, reason)
        case .reached(let other): try reached(other)
        case .blockNumber: try blockNumber()
        case .postpone: try set("postponed_at = \(now)", "lead.postponed", [:])
        }
    }
}

extension LeadApplier {
    private mutating func create() throws {
        guard let call else { return }
        let campaign: String? =
            if case .channel(let row) = calls.channels.answer(for: call.entry.did, at: call.enteredAt) {
                row.campaign
            } else {
                nil
            }
        let made = try LeadBook.create(from: call, campaign: campaign, at: now, in: connection)
        lead = made
        try calls.attach(call.id, to: made, in: connection)
        try journal.note("lead.created", RecordName.of(made), about: RecordName.of(call.id))
        try journal.tell("lead.created", of: made, by: actor)
    }

    private mutating func join(_ other: LeadID) throws {
        guard let call else { return }
        lead = other
        try calls.attach(call.id, to: other, in: connection)
        try LeadBook.change(other, "postponed_at = NULL", in: connection)
        try journal.note("lead.joined", RecordName.of(other), about: RecordName.of(call.id), ["call": .id(call.id)])
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

    /// Says to the lead's funnel what somebody asks for, or took.
    private func ask(_ word: String, _ data: [String: FieldValue?] = [:]) throws {
        guard let lead else { return }
        try journal.tell(word, of: lead, data.compactMapValues { $0 }, by: actor)
    }

    private func reject(
        _ reason: String,
        _ note: String?,
        isFixed: Bool,
        _ fields: [String: FieldValue] = [:]
    ) throws {
        let answer: [String: FieldValue?] = [
            "reason": .text(reason), "note": note.map { .text($0) }, "fixed": .flag(isFixed),
            "fields": .table([fields]),
        ]
        try ask("lead.reject", answer)
    }

    private func moveCalls(to other: LeadID) throws {
        guard let lead else { return }
        let standing = try LeadBook.view(of: other, in: connection).status
        guard !standing.isClosed else { throw LeadRefusal.joinedToClosed(standing) }
        try connection.execute("UPDATE call SET lead_id = \(other) WHERE lead_id = \(lead)")
        try CallBackTasks.move(from: lead, to: other, in: connection)
        try ConversationBook.move(from: lead, to: other, in: connection)
        try LeadBook.change(other, "postponed_at = NULL", in: connection)
        try journal.note("lead.joined", RecordName.of(other), about: RecordName.of(lead), ["from": .id(lead)])
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

    private func reached(_ other: LeadID) throws {
        var data: [String: FieldValue] = [:]
        data["call"] = call.map { .int($0.id.rawValue) }
        data["staff"] = actor.map { .staff($0) }
        try journal.tell("call.reached", of: other, data, by: actor)
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
        "lead.topic": ["topic", "topic_text"], "lead.comment": ["comment"],
        "lead.transferred_to": ["transferred_to", "department"], "lead.person": ["contact", "company"],
    ]

    private func note(_ kind: String, _ data: EventData) throws {
        guard let lead else { return }
        try journal.note(kind, RecordName.of(lead), about: call.map { RecordName.of($0.id) }, data)
    }
}
