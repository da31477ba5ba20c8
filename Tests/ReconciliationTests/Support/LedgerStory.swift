import Domain
import Funnels
import Logging
import Records
import Store
import TestSupport
import Testing

@testable import Reconciliation

/// A company whose orders are kept in 1C: its store, its funnels, and what its documents do to them.
struct LedgerStory {
    let engine: any Engine
    let clock = ManualClock(Timestamp(seconds: 1_795_417_200))
    let bus: EventBus
    let commands: ReconciliationCommands
    let cards: CardCommands

    static let funnels = """
        svod: 1
        calendars:
          ru: {tz: Europe/Moscow, hours: {mon-fri: ["09:00-18:00"]}}
        templates: {note: '{title}: {paid_pct}'}
        funnels:
          sale:
            title: Продажа
            entity: deal
            intake: {from: [onec_order], assign: nobody, key: onec_order_id, variant: fast}
            variants: {fast: {title: Быстрая, start: invoice}}
            fields:
              onec_order_id: {title: Заказ в 1С, type: text, write: [onec]}
              paid_sum: {title: Оплачено, type: money, write: [onec]}
              paid_pct: {title: Процент, type: int, write: [onec]}
              shipped_pct: {title: Отгружено, type: int, write: [onec]}
              deferred_to: {title: Отсрочка, type: date, write: [onec]}
              overpaid_sum: {title: Переплата, type: money, write: [onec]}
              payments:
                title: Оплаты
                type: table
                write: [onec]
                columns:
                  onec_payment_id: {title: Номер, type: text}
                  sum: {title: Сумма, type: money}
                  date: {title: Дата, type: date}
                  state: {title: Состояние, type: text}
            stages:
              new: {title: Новая}
              invoice: {title: Счёт выставлен, kind: waiting}
              done: {title: Успешно, kind: won}
              refused: {title: Отказ, kind: lost, reason: {list: why}}
            any_stage:
              events:
                payment.posted: {then: [{tag: posted}]}
                payment.corrected: {then: [{tag: corrected}]}
                payment.reversed: {then: [{tag: reversed}]}
                shipment.posted: {then: [{tag: shipped}]}
                stock.received: {then: [{tag: returned}]}
                deferral.changed: {then: [{tag: deferred}]}
        lists: {why: [Цена]}
        """

    init(_ engine: any Engine) async throws {
        self.engine = engine
        let set = try FunnelReader.read([FunnelFile(name: "test.yaml", text: Self.funnels)])
        let basis = try await FunnelVersions.keep(set, in: engine, at: clock.timestamp)
        bus = EventBus().adding(FunnelBus(basis: { basis }).handler)
        commands = ReconciliationCommands(engine: engine, bus: bus, clock: clock.wallClock)
        cards = CardCommands(engine: engine, basis: { basis }, bus: bus, clock: clock.wallClock)
    }

    /// Lets documents come in, each in a transaction of its own.
    func receive(_ documents: OneCDocument...) async throws { try await receive(documents) }

    func receive(_ documents: [OneCDocument]) async throws {
        let handler = OneCDocumentHandler(bus: bus, clock: clock.wallClock)
        for document in documents {
            try await engine.write(.normal) { try handler.handle(document, cause: .command, $0) }
        }
    }

    func order(_ id: String) async throws -> OrderRecord {
        let found = try await engine.read { try OrderBook.find(OneCDocumentKey(id, exchange: "unf"), in: $0) }
        return try #require(found)
    }

    func payment(_ id: String, exchange: String = "unf") async throws -> PaymentRecord {
        let found = try await engine.read { try PaymentBook.find(OneCDocumentKey(id, exchange: exchange), in: $0) }
        return try #require(found)
    }

    /// The deal of an order.
    func deal(_ id: String) async throws -> CardID { try #require(try await order(id).card) }

    /// A field of the deal of an order.
    func field(_ name: String, of id: String) async throws -> FieldValue? {
        let card = try await deal(id)
        return try await engine.read { try CardBook.fields(of: card, in: $0)[name]?.value }
    }

    func paidPercent(of id: String) async throws -> FieldValue? { try await field("paid_pct", of: id) }

    /// The tags that events have put on the deal of an order.
    func tags(of id: String) async throws -> Set<String> {
        let card = try await deal(id)
        return Set(try await engine.read { try CardTags.of(card, in: $0) })
    }

    func hire(_ name: String) async throws -> StaffID {
        try await engine.write(.realtime) { connection in
            StaffID(
                try connection.insert(
                    """
                    INSERT INTO staff (name, name_key, login, roles, created_at)
                    VALUES (\(name), \(FoldedKey.of(name)), \(name), '[]', 0)
                    """
                )
            )
        }
    }

    /// The one number that a query gives.
    func number(_ query: SQL) async throws -> Int64 {
        try await engine.read { try $0.row(query)?.get("n") ?? 0 }
    }

    /// What must hold after any step: no payment stands on orders with more than it is worth, and what rows say they
    /// are allocated is what is.
    func check(_ place: String = "") async throws {
        let broken = try await engine.read { connection in
            try connection.rows(
                """
                SELECT payment.id AS id FROM payment LEFT JOIN allocation
                    ON allocation.payment_id = payment.id AND allocation.released_by IS NULL
                GROUP BY payment.id, payment.allocated, payment.amount, payment.state, payment.twin_id
                HAVING coalesce(sum(allocation.amount), 0) <> payment.allocated OR payment.allocated > payment.amount
                    OR (payment.allocated > 0 AND (payment.state <> 'posted' OR payment.twin_id IS NOT NULL))
                """
            ).map { try $0.get("id") as Int64 }
        }
        #expect(broken.isEmpty, "payments \(broken) \(place)")
    }
}
