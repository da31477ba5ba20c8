package import Domain
import Records
package import Store

/// Sends what people write to clients: a row of the outbox and the message in its conversation, in one transaction.
package struct AnswerCommands: Sendable {
    private let engine: any Engine
    private let basis: @Sendable () -> LeadBasis
    private let boxes: @Sendable () -> [AnswerBox]
    private let clock: WallClock
    private let random: @Sendable () -> UInt64

    /// Creates the commands of a store. `boxes` are the company's own, asked for each answer.
    package init(
        engine: any Engine,
        basis: @escaping @Sendable () -> LeadBasis,
        boxes: @escaping @Sendable () -> [AnswerBox],
        clock: WallClock,
        random: @escaping @Sendable () -> UInt64
    ) {
        self.engine = engine
        self.basis = basis
        self.boxes = boxes
        self.clock = clock
        self.random = random
    }

    /// Queues an answer and returns its message. The client waits no more, and the funnel hears `letter.answered` or
    /// `message.answered`.
    ///
    /// - Throws: ``AnswerRefusal``; ``SvodError`` `notFound` for no such conversation, or from the store. Nothing is sent
    ///   then.
    package func send(_ answer: NewAnswer, by staff: StaffID) async throws -> MessageRecordID {
        let (basis, boxes, now, random) = (basis(), boxes(), clock.now(), random)
        return try await engine.write(.realtime) { connection in
            guard let conversation = try ConversationBook.find(answer.conversation, in: connection) else {
                throw SvodError(.notFound, "there is no conversation \(answer.conversation)")
            }
            let writer = AnswerWriter(
                connection: connection,
                conversation: conversation,
                boxes: boxes,
                policy: basis.rules.policy,
                now: now,
                staff: staff,
                random: random
            )
            let sent = try writer.write(answer)
            guard sent.isNew else { return sent.id }
            let journal = LeadJournal(
                connection: connection,
                at: now,
                cause: .command,
                actor: staff,
                bus: basis.bus,
                rule: RequestRules.version
            )
            try Self.tell(sent.id, conversation, sent.isLetter, journal, by: staff)
            return sent.id
        }
    }

    private static func tell(
        _ message: MessageRecordID,
        _ conversation: ConversationRecord,
        _ isLetter: Bool,
        _ journal: LeadJournal,
        by staff: StaffID
    ) throws {
        let connection = journal.connection
        try ConversationBook.answered(conversation.id, lead: conversation.lead, in: connection)
        let deal: DealID? = try connection.row(
            """
            SELECT card.id AS id FROM lead JOIN card ON card.id = lead.deal_id
            WHERE lead.id = \(conversation.lead) AND card.outcome = 'open'
            """
        )?.get("id")
        let subject = deal.map { RecordName.of($0) } ?? conversation.lead.map { RecordName.of($0) }
        try journal.note(
            "message.answered",
            subject ?? RecordName.of(conversation.id),
            about: RecordName.of(message),
            ["staff": .id(staff)]
        )
        guard let lead = conversation.lead else { return }
        let word = isLetter ? "letter.answered" : "message.answered"
        let data: [String: FieldValue] = ["staff": .staff(staff), "message": .int(message.rawValue)]
        guard let deal else { return try journal.tell(word, of: lead, data) }
        let context = EventContext(connection: connection, at: journal.at, cause: .command, actor: staff)
        try journal.bus.send(DomainEvent(word, of: .card(deal), data: data, source: .person), context)
    }
}
