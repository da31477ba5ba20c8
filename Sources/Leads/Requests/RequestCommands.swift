package import Domain
package import Records
package import Store

/// What people say of letters and messages that the rules took wrongly, each command one transaction.
package struct RequestCommands: Sendable {
    private let engine: any Engine
    private let basis: @Sendable () -> LeadBasis
    private let clock: WallClock

    /// Creates the commands of a store.
    package init(engine: any Engine, basis: @escaping @Sendable () -> LeadBasis, clock: WallClock) {
        self.engine = engine
        self.basis = basis
        self.clock = clock
    }

    /// "Это не заявка": the lead of a conversation is closed, and who wrote it makes none any more. What is learnt is the
    /// sender alone, never their whole domain; ``isRequest(_:by:)`` takes all of it back.
    ///
    /// - Throws: ``SvodError`` `notFound`; what the lead's funnel refuses with. Nothing is changed then.
    package func isNoRequest(_ conversation: ConversationID, by staff: StaffID) async throws {
        try await perform(by: staff) { journal in
            let connection = journal.connection
            let record = try Self.record(conversation, connection)
            try ConversationBook.set(conversation, .spam, in: connection)
            if let asked = try MessageBook.lastIn(conversation, in: connection),
                let (kind, value) = SpamBook.marks(of: Self.request(asked, record)).first(where: { $0.0 != .domain })
            {
                try SpamBook.add(
                    kind,
                    value,
                    learntFrom: conversation,
                    by: staff,
                    at: journal.at,
                    in: connection
                )
            }
            try journal.note(
                "conversation.spam",
                RecordName.of(conversation),
                about: record.lead.map { RecordName.of($0) }
            )
            guard let lead = record.lead, try !LeadBook.view(of: lead, in: connection).status.isClosed else { return }
            let answer: [String: FieldValue] = [
                "reason": .text(LeadPolicy.notRequestReason), "fixed": .flag(true), "fields": .table([[:]]),
            ]
            try journal.tell("lead.reject", of: lead, answer)
        }
    }

    /// It is a request after all: what was learnt from it is forgotten, its lead is opened again, and one that never had a
    /// lead gets it.
    ///
    /// - Throws: ``SvodError`` `notFound`; what the lead's funnel refuses with. Nothing is changed then.
    package func isRequest(_ conversation: ConversationID, by staff: StaffID) async throws {
        let channels = basis().calls.channels
        try await perform(by: staff) { journal in
            let connection = journal.connection
            let record = try Self.record(conversation, connection)
            guard record.state != .open || record.lead == nil else { return }
            try SpamBook.forget(conversation, by: staff, at: journal.at, in: connection)
            try ConversationBook.set(conversation, .open, in: connection)
            try journal.note(
                "conversation.open",
                RecordName.of(conversation),
                about: record.lead.map { RecordName.of($0) }
            )
            if let lead = record.lead {
                guard try LeadBook.view(of: lead, in: connection).status == .rejected else { return }
                try journal.tell("lead.reopen", of: lead)
                try ConversationBook.await(conversation, lead: lead, since: record.lastAt, in: connection)
                return
            }
            guard let asked = try MessageBook.lastIn(conversation, in: connection) else {
                throw SvodError(.notFound, "nobody asked anything in conversation \(conversation)")
            }
            let request = Self.request(asked, record)
            var situation = RequestSituation()
            situation.conversation = ConversationView(id: conversation)
            var applier = RequestApplier(
                request,
                journal: journal,
                channel: channels.row(for: request),
                situation: situation,
                message: asked.id
            )
            try applier.apply([.createLead, .wait, .tell(deal: nil)])
        }
    }

    /// Adds a rule by which requests are known as spam.
    ///
    /// - Throws: ``SvodError`` `invalidInput`, or from the store.
    package func add(_ kind: SpamRule.Kind, _ value: String, by staff: StaffID) async throws {
        try await perform(by: staff) { journal in
            let rule = try SpamBook.add(kind, value, by: staff, at: journal.at, in: journal.connection)
            if let rule {
                try journal.note("spam_rule.added", "spam_rule:\(rule)", about: nil, ["kind": .text(kind.rawValue)])
            }
        }
    }

    /// Takes a rule back.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package func remove(_ rule: SpamRuleID, by staff: StaffID) async throws {
        try await perform(by: staff) { journal in
            try SpamBook.remove(rule, by: staff, at: journal.at, in: journal.connection)
            try journal.note("spam_rule.removed", "spam_rule:\(rule)")
        }
    }

    private func perform(by staff: StaffID, _ body: @escaping @Sendable (LeadJournal) throws -> Void) async throws {
        let (basis, clock) = (basis(), clock)
        try await engine.write(.realtime) { connection in
            try body(
                LeadJournal(
                    connection: connection,
                    at: clock.now(),
                    cause: .command,
                    actor: staff,
                    bus: basis.bus,
                    rule: RequestRules.version
                )
            )
        }
    }

    private static func record(_ id: ConversationID, _ connection: any Connection) throws -> ConversationRecord {
        guard let record = try ConversationBook.find(id, in: connection) else {
            throw SvodError(.notFound, "there is no conversation \(id)")
        }
        return record
    }

    /// What was received, as far as the store keeps it.
    private static func request(_ asked: MessageRecord, _ record: ConversationRecord) -> IncomingRequest {
        var request = IncomingRequest(
            kind: asked.kind,
            source: asked.source,
            key: "message:\(asked.id)",
            sentAt: asked.sentAt,
            receivedAt: asked.receivedAt,
            text: asked.text,
            client: asked.client ?? RequestClient()
        )
        request.conversation = record.chat
        request.subject = asked.subject
        return request
    }
}
