import Domain
import Foundation
import Records
import Store
import TestSupport
import Testing

/// 1C at the built program, which is killed at each step of the protocol: the books end as 1C's, to the kopeck.
@Suite(.timeLimit(.minutes(10)))
struct OneCKillTests {
    static let funnels = """
        svod: 1
        calendars:
          ru: {tz: Europe/Moscow, hours: {mon-fri: ["09:00-18:00"]}}
        funnels:
          sale:
            title: Продажа
            entity: deal
            intake: {from: [onec_order], assign: nobody, key: onec_order_id}
            fields:
              onec_order_id: {title: Заказ в 1С, type: text, write: [onec]}
              paid_sum: {title: Оплачено, type: money, write: [onec]}
            stages:
              new: {title: Новая}
              done: {title: Успешно, kind: won}
              refused: {title: Отказ, kind: lost, reason: {list: why}}
        lists: {why: [Цена]}
        """

    /// A product and the engine beneath svod.
    struct Case: CustomTestStringConvertible, Sendable {
        let product: OneCBooks.Product
        var engine = EngineKind.sqlite
        /// Where the program dies: when it has done what was asked and has not answered, or in the middle of its writing.
        var points = ["before-acknowledgement"]
        var testDescription: String { "\(product), \(engine), \(points.joined(separator: ", "))" }
    }

    static let cases =
        OneCBooks.Product.allCases.map { Case(product: $0) }
        + [Case(product: .unf, points: ["before-commit", "after-commit"])]
        + (TestEngines.kinds.contains(.postgres) ? [Case(product: .modern, engine: .postgres)] : [])

    @Test("kill -9 at each step of the exchange", arguments: cases)
    func theBooksEndEqual(_ how: Case) async throws {
        var options = ScenarioOptions(engine: how.engine)
        options.funnels = Self.funnels
        options.hasOneC = true
        try await Scenario.with(options) { scenario in
            let runner = Runner(scenario)
            try await runner.start()
            let deal = try await Self.makeDeal(in: scenario)
            var onec = OneCEmulator(
                host: scenario.address,
                port: Scenario.onecPort,
                books: OneCBooks(how.product),
                revive: { try await runner.revive() }
            )
            for step in 1...9 {
                for point in how.points {
                    // A start has commits of its own.
                    let pass = point == "before-acknowledgement" ? step : 5 + 3 * step
                    try await runner.restart(failpoint: "\(point):\(pass)")
                    onec.books.act(step)
                    try await onec.exchange()
                }
            }
            try await runner.restart(failpoint: nil)
            try await onec.exchange()
            try await eventually("Every file is read") {
                try await Self.number("SELECT count(*) AS n FROM onec_reading WHERE state = 'waiting'", in: scenario)
                    == 0
            }
            try await Self.compare(onec.books, with: scenario, deal: deal)
            #expect(runner.kills >= 6, "\(runner.kills) kills")
            try await runner.stop()
        }
    }

    /// What svod holds beside what 1C holds.
    private static func compare(_ books: OneCBooks, with scenario: Scenario, deal: CardID) async throws {
        let orders = try await scenario.withStore { engine async throws in
            try await engine.read { connection in
                try connection.rows("SELECT doc_key, site_number, card_id, amount, paid FROM client_order").map { row in
                    (
                        key: try row.get("doc_key") as String, site: try row.get("site_number") as String?,
                        card: try row.get("card_id") as CardID?, amount: try row.get("amount") as Int64,
                        paid: try row.get("paid") as Int64
                    )
                }
            }
        }
        #expect(orders.count == books.orders.count)
        for order in books.orders {
            let found = try #require(orders.first { $0.key == order.id }, "\(order)")
            #expect(found.amount == Int64(order.kopecks) && found.paid == Int64(books.paid(for: order)), "\(order)")
            #expect(found.card != nil && (found.card == deal) == (order.site != nil))
        }
        #expect(books.orders.filter { $0.site == "SV-\(deal)" }.count == 1)
        #expect(try await number("SELECT count(*) AS n FROM card", in: scenario) == Int64(orders.count))
        #expect(try await number("SELECT count(*) AS n FROM card_effect WHERE state <> 'done'", in: scenario) == 0)
        #expect(try await number("SELECT count(*) AS n FROM inbox WHERE state <> 'done'", in: scenario) == 0)
        let fields = try await number(
            "SELECT sum(number) AS n FROM card_field WHERE field = 'paid_sum'",
            in: scenario
        )
        #expect(fields == Int64(books.orders.reduce(0) { $0 + books.paid(for: $1) }))
    }

    /// A deal that waits to go to 1C.
    private static func makeDeal(in scenario: Scenario) async throws -> CardID {
        try await scenario.withStore { engine async throws in
            try await engine.write(.realtime) { connection in
                let now = Timestamp(seconds: 1_795_000_000)
                var card = NewCardRecord(entity: .deal, funnel: "sale", title: "Двери", origin: "person", at: now)
                card.amount = Money(minor: 555_55)
                let id = try CardBook.insert(card, in: connection)
                let place = CardPlace(track: "", stage: "new", funnelVersion: 1, enteredAt: now, move: 1)
                try CardBook.enter(id, place, funnel: "sale", isOpen: true, in: connection)
                let order = CardEffectBook.Order(key: "test", kind: "onec", payload: "{\"settings\":{}}")
                _ = try CardEffectBook.order(order, for: id, at: now, in: connection)
                return id
            }
        }
    }

    private static func number(_ query: SQL, in scenario: Scenario) async throws -> Int64 {
        try await scenario.withStore { engine async throws in
            try await engine.read { try $0.row(query)?.get("n") ?? 0 }
        }
    }

    /// The program, started again when it has died.
    final class Runner {
        private let scenario: Scenario
        private var process: DaemonProcess?
        private(set) var kills = 0

        init(_ scenario: Scenario) { self.scenario = scenario }

        func start(failpoint: String? = nil) async throws {
            process = try await scenario.start(environment: failpoint.map { ["SVOD_FAILPOINT": $0] } ?? [:])
        }

        /// Waits for the end of the dead one and starts one that lives.
        func revive() async throws {
            guard let process else { return }
            try await eventually("The program that broke off is dead") { !process.isRunning }
            if await process.end() == .killed(SIGKILL) { kills += 1 }
            try await start()
        }

        /// Ends the one that runs, and starts one that dies at `failpoint`; a start in which it dies is done again.
        func restart(failpoint: String?) async throws {
            try await stop()
            do { try await start(failpoint: failpoint) } catch  where failpoint != nil {
                kills += 1
                try await start()
            }
        }

        func stop() async throws {
            guard let process else { return }
            process.send(SIGTERM)
            if await process.end() == .killed(SIGKILL) { kills += 1 }
            self.process = nil
        }
    }
}
