import Domain
import Records
import Store

/// Carries out what the request rules answered, in the transaction of the request, and writes each step into the journal.
struct RequestApplier {
    let request: IncomingRequest
    let journal: LeadJournal
    let channel: AdvertisingChannel?
    private(set) var conversation: ConversationID?
    private(set) var lead: LeadID?
    private(set) var message: MessageRecordID?
    /// The open deal that the lead became.
    private let deal: DealID?

    private var connection: any Connection { journal.connection }

    init(
        _ request: IncomingRequest,
        journal: LeadJournal,
        channel: AdvertisingChannel?,
        situation: RequestSituation,
        message: MessageRecordID? = nil
    ) {
        self.request = request
        self.journal = journal
        self.channel = channel
        self.conversation = situation.conversation?.id
        self.lead = situation.conversation?.lead
        self.message = message
        self.deal = situation.conversation?.openDeal
    }

    mutating func apply(_ effects: [RequestEffect]) throws {
        for effect in effects { try apply(effect) }
    }

    private mutating func apply(_ effect: RequestEffect) throws {
        switch effect {
        case .noteAgain(let known): try noteAgain(known)
        case .open(let state):
            conversation = try ConversationBook.open(request, state: state, in: connection)
        case .join(let known): conversation = known
        case .goOn(let ended): try goOn(after: ended)
        case .keep: try keep()
        case .count(let rule): try SpamBook.count(rule, in: connection)
        case .bounced(let sent): try bounced(sent)
        case .createLead: try createLead()
        case .reopenLead(let closed): try journal.tell("lead.reopen", of: closed)
        case .wait:
            guard let conversation else { return }
            try ConversationBook.await(conversation, lead: lead, since: request.receivedAt, in: connection)
        case .answered: try answered()
        case .tell(let deal): try tell(deal)
        }
    }
}

extension RequestApplier {
    private func noteAgain(_ known: MessageRecordID) throws {
        guard let conversation else { return }
        try MessageBook.noteAgain(request, channel: channelName, as: known, of: conversation, in: connection)
        try note("message.seen_again", known)
    }

    private mutating func goOn(after ended: ConversationID) throws {
        if request.conversation != nil { try ConversationBook.endChat(ended, in: connection) }
        let next = try ConversationBook.open(request, state: .open, in: connection)
        try ConversationBook.continue(ended, by: next, in: connection)
        (conversation, lead) = (next, nil)
    }

    private mutating func keep() throws {
        guard let conversation else { return }
        let kept = try MessageBook.add(NewMessage(request), to: conversation, in: connection)
        message = kept
        try MessageBook.note(request, channel: channelName, as: kept, of: conversation, in: connection)
        if let lead { try keepTouches(of: lead) }
        // History fires nothing, and nobody watches it.
        if !request.isHistory { try note("message.kept", kept) }
    }

    private func bounced(_ sent: MessageRecordID) throws {
        let reason = request.text.split(whereSeparator: \.isNewline).first.map(String.init)
        try MessageBook.set(sent, .bounced, reason: reason, in: connection)
        try note("message.bounced", sent)
    }

    private mutating func createLead() throws {
        guard let conversation else { return }
        let (person, company) = try ClientFinder(connection: connection, now: journal.at).find(request.client)
        var new = NewLead(source: request.kind == .letter ? .letter : .intake, at: journal.at)
        new.number = request.client.phones.first
        new.name = request.client.name ?? request.client.company ?? request.client.email
        new.channel = channelName
        new.campaign = channel?.campaign ?? request.lastTouch?.campaign
        new.waitingSince = request.receivedAt
        (new.person, new.company) = (person, company)
        let made = try LeadBook.create(new, in: connection)
        lead = made
        try ConversationBook.give(conversation, to: made, person: person, company: company, in: connection)
        try keepTouches(of: made)
        try journal.note("lead.created", RecordName.of(made), about: RecordName.of(conversation))
        var data: [String: FieldValue] = ["from": .text(intake)]
        data["title"] = title.map { .text($0) }
        try journal.tell("lead.created", of: made, data)
    }

    private func keepTouches(of lead: LeadID) throws {
        try TouchBook.keep(first: request.firstTouch, last: request.lastTouch, of: lead, in: connection)
    }

    private func answered() throws {
        guard let conversation else { return }
        try ConversationBook.answered(conversation, lead: lead, in: connection)
        guard let lead else { return }
        try journal.tell(request.kind == .letter ? "letter.answered" : "message.answered", of: lead)
    }

    private func tell(_ deal: DealID?) throws {
        guard let lead, let message else { return }
        var data: [String: FieldValue] = [
            "message": .int(message.rawValue), "kind": .text(request.kind.rawValue), "from": .text(intake),
        ]
        data["conversation"] = conversation.map { .int($0.rawValue) }
        data["subject"] = title.map { .text($0) }
        let context = EventContext(connection: connection, at: journal.at, cause: journal.cause)
        let subject: DomainEvent.Subject = deal.map { .card($0) } ?? .lead(lead)
        try journal.bus.send(DomainEvent(word, of: subject, data: data, source: journal.source), context)
        try journal.tell("request.arrived", of: lead, data)
    }

    /// What a funnel hears of it.
    private var word: String {
        switch request.kind {
        case .letter: "letter.received"
        case .form: "form.received"
        case .message: "message.received"
        case .order: "order.placed"
        }
    }

    /// The word of a funnel's `intake: {from: …}` for what came so.
    private var intake: String {
        switch request.kind {
        case .letter: "email"
        case .form: "site"
        case .message: "messenger"
        case .order: "marketplace"
        }
    }

    /// What the lead's card is called: the subject without the words that answering adds.
    private var title: String? {
        let subject = request.subject.map { LetterSubject.bare($0) } ?? ""
        return subject.isEmpty ? nil : String(subject.prefix(200))
    }

    private var channelName: String? {
        channel?.channel ?? request.channel ?? (request.lastTouch?.source).map { String($0.prefix(60)) }
    }

    /// Says it of the lead, or of the deal it became, so that their open pages hear of it; else of the conversation.
    private func note(_ kind: String, _ message: MessageRecordID) throws {
        let subject =
            deal.map { RecordName.of($0) } ?? lead.map { RecordName.of($0) } ?? conversation.map { RecordName.of($0) }
        try journal.note(
            kind,
            subject ?? RecordName.of(message),
            about: RecordName.of(message),
            ["kind": .text(request.kind.rawValue), "standing": .text(request.standing.rawValue)]
        )
    }
}
