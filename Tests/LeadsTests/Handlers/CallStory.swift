import Domain
import Funnels
import Leads
import Logging
import Records
import Store
import Testing

/// A telling of calls for tests: facts in the words of the exchange, put through the real inbox, and the lead funnel that
/// decides what follows; svod's own where none is given.
struct CallStory {
    static let start = Timestamp(seconds: 1_795_300_000)
    static let exchange = ExchangeID("main")
    static let client = "+79211234567"

    let engine: any Engine
    let pipeline: InboxPipeline
    let commands: LeadCommands
    let cards: CardCommands

    init(
        _ engine: any Engine,
        policy: LeadPolicy = LeadPolicy(),
        channels: ChannelTable = ChannelTable(),
        funnels: FunnelBasis? = nil
    ) throws {
        let clock = WallClock.fixed(CallStory.start)
        let funnels = try funnels ?? FunnelBasis(set: .standard(for: policy))
        let bus = EventBus().adding(FunnelBus(basis: { funnels }).handler)
        let basis = LeadBasis(policy: policy, channels: channels, bus: bus)
        self.engine = engine
        self.pipeline = InboxPipeline(
            engine: engine,
            handlers: [
                CallFactHandler(basis: { basis }, clock: clock).inboxHandler,
                LineFactHandler().inboxHandler,
            ],
            clock: clock,
            logger: Logger(label: "test")
        )
        self.commands = LeadCommands(engine: engine, basis: { basis }, clock: clock)
        self.cards = CardCommands(engine: engine, basis: { funnels }, bus: bus, clock: clock)
    }

    /// Makes a member of staff with a phone and a department; returns their number.
    func hire(_ name: String, phone: String, department: String) async throws -> StaffID {
        try await engine.write(.realtime) { connection in
            let staff = try connection.insert(
                "INSERT INTO staff (name, name_key, created_at) VALUES (\(name), \(name), 0)"
            )
            let known = try connection.row("SELECT id FROM department WHERE name = \(department)")
            let unit =
                try known?.get("id")
                ?? connection.insert("INSERT INTO department (name, name_key) VALUES (\(department), \(department))")
            try connection.execute(
                "INSERT INTO staff_department (staff_id, department_id, since) VALUES (\(staff), \(unit), 0)"
            )
            try connection.execute(
                """
                INSERT INTO staff_extension (staff_id, exchange, extension, since)
                VALUES (\(staff), \(CallStory.exchange), \(phone), 0)
                """
            )
            return StaffID(staff)
        }
    }

    /// Tells facts of one call, a second apart.
    @discardableResult
    func tell(_ call: String, after delay: Duration = .zero, _ bodies: [CallFact.Body]) async throws -> InboxOutcome {
        let rows = try bodies.enumerated().map { position, body in
            let fact = CallFact(
                call: CallID(exchange: CallStory.exchange, uniqueID: call),
                key: "\(position)/\(body.word)",
                at: CallStory.start + delay + .seconds(position),
                body: body
            )
            return try CallInbox.row(for: fact, receivedAt: CallStory.start)
        }
        return try await pipeline.accept(rows, lane: .realtime)
    }

    static func inbound(
        _ number: String? = "+79211234567",
        did: String = "+78125550101",
        lead: Bool = true
    ) -> CallFact.Body {
        .entered(
            CallEntry(
                direction: .inbound,
                callerNumber: number,
                callerName: "Иван",
                did: did,
                trunk: "trunk",
                makesLead: lead,
                linkedID: "1.1"
            )
        )
    }

    static func outbound(from phone: String, to number: String) -> CallFact.Body {
        .entered(
            CallEntry(direction: .outbound, callerNumber: phone, did: number, makesLead: false, linkedID: "1.1")
        )
    }

    static func end(_ outcome: CallOutcome, lost: Bool = false) -> CallFact.Body {
        .ended(CallSummary(outcome: outcome, hungUpBy: lost ? nil : .caller, lineLost: lost))
    }

    /// A column of the only row that a condition leaves.
    func value<Value: SQLBindable>(_ query: SQL, _ type: Value.Type = Value.self) async throws -> Value? {
        try await engine.read { connection in try connection.row(query)?.get("value") }
    }

    /// The kinds of journal entries about a subject, in order.
    func journal(_ subject: String) async throws -> [String] {
        try await engine.read { connection in
            try connection.rows("SELECT kind FROM journal WHERE subject = \(subject) ORDER BY id").map {
                try $0.get("kind")
            }
        }
    }
}

extension CallFact.Body {
    /// The case's name: the first word of a fact's key.
    var word: String { String("\(self)".prefix { $0 != "(" }) }
}
