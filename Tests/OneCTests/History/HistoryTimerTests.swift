import Domain
import Funnels
import Logging
import OneCTestSupport
import Reconciliation
import Records
import Store
import TestSupport
import Testing

/// What an import of past years waits for: days to come of deals that are open, and nothing else.
@Suite struct HistoryTimerTests {
    private static let funnels = OneCFunnel.text(
        fields: """
            paid_pct: {title: Процент, type: int, write: [onec]}
            deferred_to: {title: Отсрочка, type: date, write: [onec]}
            """,
        stages: """
            new:
              title: Новая
              on_enter: [{tag: entered}]
              timers:
                term: {at: deferred_to, offset: 1wd, if_past: fire, then: [{tag: burned}]}
                slow: {after: 3wd, then: [{tag: slow}]}
                quiet: {idle: 2wd, then: [{tag: quiet}]}
                owing: {when: 'paid_pct < 100', then: [{tag: owing}]}
            """,
        further: """
            any_stage:
              timers:
                deferral: {at: deferred_to, if_past: skip, then: [{tag: due}]}
                hourly: {every: 1h, then: [{tag: hourly}]}
              events:
                deferral.changed: {then: [{tag: woken}]}
            """
    )

    /// A store, what tells it of past years and of today, and its timers. It is noon of 23 November 2026, a Monday.
    private struct Past {
        let engine: any Engine
        let clock = ManualClock(Timestamp(seconds: 1_795_424_400))
        let history: OneCDocumentHandler
        let live: OneCDocumentHandler
        let timers: TimerWorker

        init(_ engine: any Engine) async throws {
            self.engine = engine
            let set = try FunnelReader.read([FunnelFile(name: "test.yaml", text: funnels)])
            let basis = try await FunnelVersions.keep(set, in: engine, at: clock.timestamp)
            let bus = FunnelBus(basis: { basis })
            history = OneCDocumentHandler(
                bus: EventBus().adding(pages: bus.historyHandler),
                clock: clock.wallClock,
                isHistory: true
            )
            live = OneCDocumentHandler(bus: EventBus().adding(bus.handler), clock: clock.wallClock)
            timers = TimerWorker(
                engine: engine,
                handlers: [FunnelTimers(basis: { basis }, clock: clock.wallClock).handler],
                wallClock: clock.wallClock,
                clock: clock,
                logger: Logger(label: "test")
            )
        }

        func take(_ documents: OneCDocument...) async throws {
            let history = history
            try await engine.write(.bulk) { try history.handle(documents, cause: .command, $0) }
        }

        /// The armed timers of the order's deal and the days on which they fire.
        func waits(_ id: String) async throws -> [String: String] {
            try await engine.read { connection in
                guard let order = try OrderBook.find(OneCDocumentKey(id, exchange: "ut"), in: connection),
                    let card = order.card
                else { return [:] }
                let rows = try connection.rows("SELECT timer_key, fire_at FROM timer ORDER BY id")
                let own = try rows.compactMap { row -> (String, String)? in
                    let parts = (try row.get("timer_key") as String).split(separator: "/")
                    guard parts.first == "card:\(card)", let name = parts.last else { return nil }
                    let at: Timestamp = try row.get("fire_at")
                    return (String(name), "\(CivilDate(dayNumber: Int(at.microseconds / 86_400_000_000)))")
                }
                return Dictionary(own) { first, _ in first }
            }
        }

        func tags() async throws -> [String] {
            try await engine.read { try $0.rows("SELECT tag FROM card_tag ORDER BY tag").map { try $0.get("tag") } }
        }

        func count(_ table: String) async throws -> Int64 {
            let query = SQL(stringLiteral: "SELECT count(*) AS n FROM \(table)")
            return try await engine.read { try $0.row(query)?.get("n") ?? 0 }
        }
    }

    private static func order(
        _ id: String,
        due: String?,
        paid: Int64 = 0,
        dated: String = "2026-11-02",
        at version: Int64 = 1
    ) -> OneCDocument {
        var order = document(.order, id, 100_00, version)
        order.number = id
        order.date = CivilDate(dated)
        order.dueDate = due.flatMap { CivilDate($0) }
        var payment = document(.payment, "\(id)-p", paid, version)
        payment.date = order.date
        order.payments = paid > 0 ? [payment] : []
        return order
    }

    private static func document(_ kind: OneCDocumentKind, _ id: String, _ sum: Int64, _ version: Int64) -> OneCDocument
    {
        OneCDocument(
            kind: kind,
            id: id,
            exchange: "ut",
            source: .commerceML,
            version: OneCVersion(number: version),
            sum: Money(minor: sum)
        )
    }

    @Test(arguments: TestEngines.kinds)
    func onlyDaysToComeOfOpenDealsAreAwaited(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let past = try await Past(engine)
            try await past.take(
                Self.order("open", due: "2026-12-01", paid: 40_00),
                Self.order("gone", due: "2026-11-03"),
                Self.order("friday", due: "2026-11-20"),
                Self.order("none", due: nil),
                Self.order("paid", due: "2026-12-01", paid: 100_00),
                Self.order("lost", due: "2026-12-01", dated: "2024-03-01")
            )
            #expect(try await past.waits("open") == ["deferral": "2026-12-01", "term": "2026-12-02"])
            for id in ["gone", "friday", "none", "paid", "lost"] {
                #expect(try await past.waits(id) == [:], "\(id)")
            }
            for table in ["journal", "card_tag", "task", "outbox", "notice"] {
                #expect(try await past.count(table) == 0, "\(table)")
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theyFollowTheirDateAndGoWithTheDebt(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let past = try await Past(engine)
            try await past.take(Self.order("a", due: "2026-12-01"), Self.order("b", due: "2026-12-01"))
            try await past.take(
                Self.order("a", due: "2026-12-10", at: 2),
                Self.order("b", due: "2026-12-01", paid: 100_00, at: 2)
            )
            #expect(try await past.waits("a") == ["deferral": "2026-12-10", "term": "2026-12-11"])
            #expect(try await past.waits("b") == [:])
            try await past.take(Self.order("a", due: "2026-11-05", at: 3))
            #expect(try await past.waits("a") == [:])
            // The same again moves nothing, and what is live goes on from there.
            try await past.take(Self.order("a", due: "2026-12-15", at: 4))
            try await past.take(Self.order("a", due: "2026-12-15", at: 4))
            #expect(try await past.waits("a") == ["deferral": "2026-12-15", "term": "2026-12-16"])
            #expect(try await past.count("card_tag") == 0)
            let (live, newer) = (past.live, Self.order("a", due: "2026-12-20", at: 5))
            try await engine.write(.normal) { try live.handle(newer, cause: .command, $0) }
            #expect(try await past.waits("a")["deferral"] == "2026-12-21")
            #expect(try await past.tags().contains("woken"))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func onTheDayTheyFire(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let past = try await Past(engine)
            try await past.take(Self.order("a", due: "2026-12-01"), Self.order("b", due: "2026-11-03"))
            try await past.timers.fireDue()
            #expect(try await past.tags() == [])
            past.clock.advance(by: .seconds(8 * 86_400))
            try await past.timers.fireDue()
            #expect(try await past.tags() == ["due"])
            past.clock.advance(by: .seconds(86_400))
            try await past.timers.fireDue()
            #expect(try await past.tags() == ["burned", "due"])
        }
    }
}
