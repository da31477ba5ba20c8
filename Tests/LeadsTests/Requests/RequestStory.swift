import Domain
import Funnels
import Leads
import Logging
import Records
import Store

/// A telling of letters, forms and chats for tests, put through the real inbox, and the lead funnel that decides.
struct RequestStory {
    static let start = Timestamp(seconds: 1_795_300_000)

    let engine: any Engine
    let pipeline: InboxPipeline
    let leads: LeadCommands
    let commands: RequestCommands
    let answers: AnswerCommands

    init(
        _ engine: any Engine,
        policy: LeadPolicy = LeadPolicy(),
        channels: ChannelTable = ChannelTable(),
        funnels: FunnelSet? = nil,
        heard: EventBus.Handler? = nil
    ) throws {
        let clock = WallClock.fixed(Self.start)
        let funnels = FunnelBasis(set: try funnels ?? .standard(for: policy))
        var bus = EventBus().adding(FunnelBus(basis: { funnels }).handler)
        if let heard { bus.add(heard) }
        let basis = LeadBasis(policy: policy, channels: channels, bus: bus)
        self.engine = engine
        pipeline = InboxPipeline(
            engine: engine,
            handlers: [
                RequestHandler(basis: { basis }, clock: clock).inboxHandler,
                CallFactHandler(basis: { basis }, clock: clock).inboxHandler,
            ],
            clock: clock,
            logger: Logger(label: "test")
        )
        leads = LeadCommands(engine: engine, basis: { basis }, clock: clock)
        commands = RequestCommands(engine: engine, basis: { basis }, clock: clock)
        answers = AnswerCommands(
            engine: engine,
            basis: { basis },
            boxes: {
                [
                    AnswerBox(name: "sales", address: "sales@svod.test"),
                    AnswerBox(name: "office", address: "office@svod.test"),
                ]
            },
            clock: clock,
            random: { UInt64.random(in: .min ... .max) }
        )
    }

    /// A letter of Anna's, unlike all others of its id.
    static func letter(
        _ id: String,
        _ text: String = "Нужны двери",
        answering references: [String] = [],
        from email: String = "anna@client.test",
        after delay: Duration = .zero
    ) -> IncomingRequest {
        var request = IncomingRequest(
            kind: .letter,
            source: "sales",
            key: "INBOX/1/\(id)",
            sentAt: start + delay,
            receivedAt: start + delay,
            text: text,
            client: RequestClient(name: "Анна Петрова", email: email, phones: ["+79211234567"])
        )
        request.messageID = "\(id)@client.test"
        request.references = references
        request.subject = "Двери"
        return request
    }

    /// Hands requests in, each a row of its own stream.
    @discardableResult
    func tell(_ requests: IncomingRequest...) async throws -> InboxOutcome {
        let rows = try requests.map { request in
            NewInboxRow(
                source: "mail:\(request.source)",
                stream: "letters:\(request.key)",
                kind: IncomingRequest.inboxKind,
                dedupKey: request.key,
                payload: try FactCoding.json(request),
                receivedAt: request.receivedAt
            )
        }
        return try await pipeline.accept(rows, lane: .normal)
    }

    func hire(_ name: String) async throws -> StaffID {
        try await engine.write(.realtime) { connection in
            StaffID(
                try connection.insert("INSERT INTO staff (name, name_key, created_at) VALUES (\(name), \(name), 0)")
            )
        }
    }

    /// A column of the first row.
    func value<Value: SQLBindable>(_ query: SQL, _ type: Value.Type = Value.self) async throws -> Value? {
        try await engine.read { connection in try connection.row(query)?.get("value") }
    }

    func count(_ table: SQL) async throws -> Int {
        try await value("SELECT count(*) AS value FROM \(table)", Int.self) ?? 0
    }
}
