import Domain
import Foundation
import Funnels
import OneC
import OneCTestSupport
import Reconciliation
import Records
import Store
import TestSupport
import Testing

/// A company that makes deals in svod and keeps its books in 1C: both ends of the exchange over one store.
struct OfferingStory {
    let engine: any Engine
    let clock: ManualClock
    let cards: CardCommands
    let harness: ExchangeHarness
    let staff: StaffID

    static let funnels = OneCFunnel.text(
        fields: """
            items:
              title: Позиции
              type: table
              columns:
                article: {title: Артикул, type: text}
                name: {title: Наименование, type: text}
                quantity: {title: Количество, type: quantity}
                price: {title: Цена, type: money}
                sum: {title: Сумма, type: money}
            pay_until: {title: Оплатить до, type: date}
            paid_pct: {title: Процент, type: int, write: [onec]}
            """,
        stages: """
            new:
              title: Новая
              on_enter: [{onec: {send: order_draft}}]
              events: {onec.done: {then: [{tag: sent}]}}
            invoice: {title: Счёт выставлен, kind: waiting}
            """,
        further: """
            start: any
            order: free
            """
    )

    /// Lends a story on a fresh store; files are read meanwhile.
    static func with(_ kind: EngineKind, _ body: @escaping @Sendable (OfferingStory) async throws -> Void) async throws
    {
        try await TestEngines.with(kind) { engine in
            try await TestDirectory.with { directory in
                let story = try await OfferingStory(engine, directory)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await story.harness.reader.run() }
                    try await body(story)
                    group.cancelAll()
                }
            }
        }
    }

    private init(_ engine: any Engine, _ directory: String) async throws {
        let clock = ManualClock(Timestamp(seconds: 1_795_417_200))
        let set = try FunnelReader.read([FunnelFile(name: "test.yaml", text: Self.funnels)])
        let basis = try await FunnelVersions.keep(set, in: engine, at: clock.timestamp)
        let bus = EventBus().adding(FunnelBus(basis: { basis }).handler)
        self.engine = engine
        self.clock = clock
        cards = CardCommands(engine: engine, basis: { basis }, bus: bus, clock: clock.wallClock)
        let offering = OrderOffering(
            engine: engine,
            bus: bus,
            clock: clock.wallClock,
            zone: { TimeZone(identifier: "Europe/Moscow") ?? .gmt },
            takes: { _, _ in true },
            stageTitle: { funnel, stage in set.funnels[funnel]?.stage(stage)?.title }
        )
        harness = ExchangeHarness(
            engine,
            in: directory,
            clock: clock,
            offer: offering.offer,
            handler: OneCDocumentHandler(bus: bus, clock: clock.wallClock).inboxHandler
        )
        staff = try await engine.write(.realtime) { connection in
            StaffID(
                try connection.insert(
                    """
                    INSERT INTO staff (name, name_key, login, roles, created_at)
                    VALUES ('Анна Белова', \(FoldedKey.of("Анна Белова")), 'anna', '[]', 0)
                    """
                )
            )
        }
    }

    /// Makes a deal of one line with a client.
    func deal(_ title: String = "Двери") async throws -> CardID {
        let company = try await engine.write(.realtime) { [clock] connection in
            let known = try CompanyBook.all(inn: "7707083893", limit: 1, in: connection).first
            let company =
                try known
                ?? CompanyBook.add(name: "ООО Ромашка", inn: "7707083893", at: clock.timestamp, in: connection)
            try CardBook.write(
                "kpp",
                .text("770701001"),
                of: company,
                source: .person,
                at: clock.timestamp,
                in: connection
            )
            return company
        }
        var new = NewCard(funnel: "sale")
        new.title = title
        new.company = company
        new.fields = [
            "items": .table([Self.line("Дверь", price: 10_000_50)]), "amount": .money(Money(minor: 20_001_00)),
            "pay_until": CivilDate("2026-12-01").map { .date($0) } ?? .text(""),
        ]
        return try await cards.create(new, by: staff)
    }

    static func line(_ name: String, price: Int64) -> [String: FieldValue] {
        [
            "name": .text(name), "article": .text("Д-1"), "quantity": .quantity(2000),
            "price": .money(Money(minor: price)), "sum": .money(Money(minor: 2 * price)),
        ]
    }

    /// Writes the lines of a deal anew.
    func write(_ lines: [[String: FieldValue]], into card: CardID) async throws {
        try await cards.edit(card, ["items": .table(lines)], by: staff)
    }

    /// What a client is given in a new session, which stays open.
    func query(_ product: OneCClient.Product = .ut) async throws -> (session: String, documents: [CommerceDocument]) {
        let client = harness.client(product)
        let session = try await client.begin()
        return (session, try await query(client, session))
    }

    /// What a client is given once more.
    func query(_ client: OneCClient, _ session: String) async throws -> [CommerceDocument] {
        let reply = try await client.ask("query", session: session)
        #expect(reply.text.hasPrefix("<?xml"))
        let (items, error) = try Commerce.read(reply.text)
        #expect(error == nil)
        return Commerce.documents(in: items)
    }

    /// Says that everything given is taken.
    func confirm(_ session: String, _ product: OneCClient.Product = .ut) async throws {
        let reply = try await harness.client(product).ask("success", session: session)
        #expect(reply.word == "success")
    }

    /// The states of what funnels asked 1C for.
    func wishes(of card: CardID) async throws -> [CardEffectRecord.State] {
        try await engine.read { try CardEffectBook.of(card, in: $0).filter { $0.kind == "onec" }.map(\.state) }
    }

    func tags(of card: CardID) async throws -> [String] { try await engine.read { try CardTags.of(card, in: $0) } }

    func count(_ query: SQL) async throws -> Int64 { try await engine.read { try $0.row(query)?.get("n") ?? 0 } }
}
