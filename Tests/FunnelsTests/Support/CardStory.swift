import Domain
import Logging
import Records
import Store
import Synchronization
import TestSupport

@testable import Funnels

/// A company with funnels in a real store, and a clock that the test moves.
struct CardStory {
    /// 2026-11-23 10:00 in Moscow, a Monday.
    static let start = Timestamp(seconds: 1_795_417_200)

    let engine: any Engine
    let clock: ManualClock
    let commands: CardCommands
    let timers: TimerWorker
    let basis: @Sendable () -> FunnelBasis

    static let calendar = """
        svod: 1
        calendars:
          ru: {tz: Europe/Moscow, hours: {mon-fri: ["09:00-18:00"]}}

        """

    /// Opens the company. `text` is what stands below its calendar.
    init(_ engine: any Engine, _ text: String, clock: ManualClock = ManualClock(CardStory.start)) async throws {
        let set = try FunnelReader.read([FunnelFile(name: "test.yaml", text: CardStory.calendar + text)])
        let basis = try await FunnelVersions.keep(set, in: engine, at: clock.timestamp)
        self.init(engine, clock: clock, basis: { basis })
    }

    init(_ engine: any Engine, clock: ManualClock, basis: @escaping @Sendable () -> FunnelBasis) {
        self.engine = engine
        self.clock = clock
        self.basis = basis
        let bus = EventBus().adding(FunnelBus(basis: basis).handler)
        commands = CardCommands(engine: engine, basis: basis, bus: bus, clock: clock.wallClock)
        timers = TimerWorker(
            engine: engine,
            handlers: [
                FunnelTimers(basis: basis, clock: clock.wallClock).handler,
                PlanTimers(basis: basis, clock: clock.wallClock).handler,
            ],
            wallClock: clock.wallClock,
            clock: clock,
            logger: Logger(label: "test")
        )
    }

    /// Makes a member of staff.
    func hire(_ name: String, department: String = "Продажи", roles: [String] = ["manager"]) async throws -> StaffID {
        try await engine.write(.realtime) { connection in
            let list = roles.map { "\"\($0)\"" }.joined(separator: ",")
            let staff = try connection.insert(
                """
                INSERT INTO staff (name, name_key, login, roles, created_at)
                VALUES (\(name), \(name), \(name), \("[" + list + "]"), 0)
                """
            )
            let known = try connection.row("SELECT id FROM department WHERE name = \(department)")
            let unit =
                try known?.get("id")
                ?? connection.insert(
                    "INSERT INTO department (name, name_key) VALUES (\(department), \(FoldedKey.of(department)))"
                )
            try connection.execute(
                "INSERT INTO staff_department (staff_id, department_id, since) VALUES (\(staff), \(unit), 0)"
            )
            return StaffID(staff)
        }
    }

    /// Makes a company outside.
    func company(_ name: String) async throws -> CompanyID {
        try await engine.write(.realtime) { connection in
            CompanyID(
                try connection.insert(
                    "INSERT INTO company (name, name_key, created_at) VALUES (\(name), \(FoldedKey.of(name)), 0)"
                )
            )
        }
    }

    /// A card as it is.
    func card(_ card: CardID) async throws -> CardState {
        try await engine.read { try CardReader(connection: $0).state(of: card) }
    }

    /// The stage of a card on a track.
    func stage(_ card: CardID, track: String = "") async throws -> String? {
        try await self.card(card).places[track]?.stage
    }

    /// Moves the clock and fires what has fallen due.
    @discardableResult
    func wait(_ duration: Duration) async throws -> Int {
        clock.advance(by: duration)
        return try await timers.fireDue()
    }

    /// Hands in something from another part.
    func happen(_ name: String, _ card: CardID, _ data: [String: FieldValue] = [:]) async throws {
        try await commands.event(DomainEvent(name, of: .card(card), data: data, source: .onec), by: nil)
    }

    /// A column of the rows of a query.
    func column<Value: SQLBindable>(_ query: SQL, _ type: Value.Type = Value.self) async throws -> [Value] {
        try await engine.read { connection in try connection.rows(query).map { try $0.get("value") } }
    }

    /// The kinds of the journal's entries about a card, in order.
    func journal(_ card: CardID) async throws -> [String] {
        let subject = try await self.card(card).record.name.subject
        return try await column("SELECT kind AS value FROM journal WHERE subject = \(subject) ORDER BY id")
    }

    /// The titles of a card's tasks, oldest first.
    func tasks(_ card: CardID) async throws -> [String] {
        try await column("SELECT title AS value FROM task WHERE card_id = \(card) ORDER BY id")
    }
}
