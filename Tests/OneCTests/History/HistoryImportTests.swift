import Domain
import Foundation
import Funnels
import OneC
import Reconciliation
import Records
import Store
import TestSupport
import Testing

/// Orders of past years.
@Suite struct HistoryImportTests {
    static let funnels = """
        svod: 1
        calendars:
          ru: {tz: Europe/Moscow, hours: {mon-fri: ["09:00-18:00"]}}
        templates: {note: '{title}'}
        funnels:
          sale:
            title: Продажа
            entity: deal
            intake: {from: [onec_order], assign: nobody, key: onec_order_id, history_from: 2017-01-01}
            fields:
              onec_order_id: {title: Заказ в 1С, type: text, write: [onec]}
              paid_sum: {title: Оплачено, type: money, write: [onec]}
              paid_pct: {title: Процент, type: int, write: [onec]}
            stages:
              new:
                title: Новая
                on_enter: [{task: {to: responsible, title: Позвонить, due: 1wd}}, {onec: {send: order_draft}}]
                timers: {slow: {after: 3wd, then: [{tag: slow}]}}
              done: {title: Успешно, kind: won}
              refused: {title: Отказ, kind: lost, reason: {list: why}}
            any_stage:
              events:
                order.received: {then: [{tag: woken}]}
                order.changed: {then: [{tag: woken}]}
                payment.posted: {then: [{tag: woken}]}
                payment.reversed: {then: [{tag: woken}]}
        lists: {why: [Цена]}
        """

    /// A store with funnels, and the import into it.
    struct Past: Sendable {
        let engine: any Engine
        let history: HistoryImport
        let live: OneCDocumentHandler
        let folder: String

        static func with(_ kind: EngineKind, _ body: (Past) async throws -> Void) async throws {
            try await TestEngines.with(kind) { engine in
                try await TestDirectory.with { folder in
                    let clock = ManualClock(Timestamp(seconds: 1_795_417_200))
                    let set = try FunnelReader.read([FunnelFile(name: "test.yaml", text: funnels)])
                    let basis = try await FunnelVersions.keep(set, in: engine, at: clock.timestamp)
                    let quiet = EventBus().adding(pages: FunnelBus(basis: { basis }).historyHandler)
                    let bus = EventBus().adding(FunnelBus(basis: { basis }).handler)
                    let handler = OneCDocumentHandler(bus: quiet, clock: clock.wallClock, isHistory: true)
                    let history = HistoryImport(
                        engine: engine,
                        exchange: "ut",
                        clock: clock.wallClock,
                        pace: { nil },
                        page: 100,
                        take: { try handler.handle($0, cause: $1, undoneWhole: $2, $3) }
                    )
                    let live = OneCDocumentHandler(bus: bus, clock: clock.wallClock)
                    try await body(Past(engine: engine, history: history, live: live, folder: folder))
                }
            }
        }

        func write(_ bytes: [UInt8], _ name: String = "orders.xml") throws -> String {
            let path = "\(folder)/\(name)"
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            return path
        }

        func count(_ query: SQL) async throws -> Int64 { try await engine.read { try $0.row(query)?.get("n") ?? 0 } }

        /// Titles of stages and how many deals stand there.
        func stages() async throws -> [String: Int64] {
            try await engine.read { connection in
                let rows = try connection.rows("SELECT stage, count(*) AS n FROM card_stage GROUP BY stage")
                return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.get("stage"), try $0.get("n")) })
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func makesDealsAndWakesNobody(_ kind: EngineKind) async throws {
        try await Past.with(kind) { past in
            let path = try past.write(Self.years)
            let total = try await past.history.run(path) { _ in }
            #expect(total.documents == 5 && total.refused == 0)
            // Paid: won. Never paid and old: lost. Partly paid, or young: somebody owes. Before 2017: no deal.
            #expect(try await past.stages() == ["done": 1, "refused": 1, "new": 2])
            #expect(try await past.count("SELECT count(*) AS n FROM client_order") == 5)
            #expect(try await past.count("SELECT sum(paid) AS n FROM client_order") == 140_00)
            for table in ["task", "timer", "journal", "outbox", "card_effect", "card_tag", "lead", "inbox"] {
                let query = SQL(stringLiteral: "SELECT count(*) AS n FROM \(table)")
                #expect(try await past.count(query) == 0, "\(table)")
            }
            let query: SQL = "SELECT count(*) AS n FROM card_field WHERE field = 'paid_pct' AND number = 40"
            #expect(try await past.count(query) == 1)
        }
    }

    @Test("One document of a page is refused: it is written down, the others are taken", arguments: TestEngines.kinds)
    func aRefusedDocumentLeavesTheOthers(_ kind: EngineKind) async throws {
        try await Past.with(kind) { past in
            // The sum of the sixth order is below zero.
            var text = String(decoding: Orders.file(12), as: UTF8.self)
            let order = try #require(text.range(of: Orders.guid(6)))
            let sum = try #require(text.range(of: "1 00,00", range: order.upperBound..<text.endIndex))
            text.replaceSubrange(sum, with: "-1 00,00")
            let total = try await past.history.run(try past.write(Array(text.utf8))) { _ in }
            #expect(total.documents == 11 && total.refused == 1)
            #expect(try await past.count("SELECT count(*) AS n FROM client_order") == 11)
            #expect(try await past.count("SELECT count(*) AS n FROM payment") == 16)
            let refused: SQL = "SELECT count(*) AS n FROM onec_refusal WHERE settled_at IS NULL"
            #expect(try await past.count(refused) == 1)
            let key: String? = try await past.engine.read {
                try $0.row("SELECT doc_key FROM onec_refusal")?.get("doc_key")
            }
            #expect(key?.contains(Orders.guid(6)) == true)
        }
    }

    @Test func whatComesLaterGoesOnFromThere() async throws {
        try await Past.with(.sqlite) { past in
            _ = try await past.history.run(try past.write(Self.years)) { _ in }
            var order = OneCDocument(
                kind: .order,
                id: Orders.guid(3),
                exchange: "ut",
                source: .commerceML,
                version: OneCVersion(number: .max),
                sum: Money(minor: 100_00)
            )
            order.date = CivilDate("2026-01-01")
            order.number = "3"
            order.payments = []
            try await past.engine.write(.normal) { [order] in try past.live.handle(order, cause: .command, $0) }
            #expect(try await past.count("SELECT count(*) AS n FROM card") == 4)
            #expect(try await past.count("SELECT count(*) AS n FROM card_tag") > 0)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func goesOnWhereItWasStopped(_ kind: EngineKind) async throws {
        try await Past.with(kind) { past in
            let path = try past.write(Orders.file(600))
            await #expect(throws: CancellationError.self) {
                _ = try await past.history.run(path) { if $0.documents >= 200 { throw CancellationError() } }
            }
            let taken = try await past.count("SELECT count(*) AS n FROM client_order")
            #expect(taken >= 200 && taken < 600)
            // It is known by its content, wherever it lies.
            let moved = "\(past.folder)/moved.xml"
            try FileManager.default.moveItem(atPath: path, toPath: moved)
            let total = try await past.history.run(moved) { _ in }
            #expect(total.documents == 600)
            #expect(try await past.count("SELECT count(*) AS n FROM client_order") == 600)
            await #expect(throws: SvodError.self) { _ = try await past.history.run(moved) { _ in } }
            #expect(try await past.history.run(moved, again: true) { _ in }.documents == 600)
            #expect(try await past.count("SELECT count(*) AS n FROM card") == 600)
        }
    }

    @Test func aZipOfSeveralFilesAndOneThatBreaksOff() async throws {
        try await Past.with(.sqlite) { past in
            let texts = [1, 2].map { ("\($0).xml", String(decoding: Orders.file($0), as: UTF8.self)) }
            let zip = try past.write(ZipFile.bytes(texts.map { (name: $0.0, text: $0.1) }), "all.zip")
            #expect(try await past.history.run(zip) { _ in }.documents == 3)
            let half = try past.write(Array(Orders.file(9).dropLast(40)), "half.xml")
            let error = await #expect(throws: SvodError.self) { _ = try await past.history.run(half) { _ in } }
            #expect(error?.message.contains("half.xml breaks off") == true)
            let other = try past.write(Array("no".utf8), "no.xml")
            await #expect(throws: SvodError.self) { _ = try await past.history.run(other) { _ in } }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func anExchangeOfHistoryKeepsQuietToo(_ kind: EngineKind) async throws {
        try await Past.with(kind) { past in
            let clock = ManualClock()
            let session = try await past.engine.write(.normal) {
                try ExchangeSessions.open("ut", secret: "s", isHistory: true, at: clock.timestamp, in: $0)
            }
            #expect(session.isHistory)
            let origin = try await past.engine.read { try ExchangeSessions.origin(session.id, in: $0) }
            #expect(origin.isHistory)
        }
    }

    /// Orders of several years: paid, never paid, partly paid, of this month, and one from before all history.
    private static var years: [UInt8] {
        let orders = [
            order(1, "2018-03-01", paid: 100), order(2, "2019-03-01", paid: 0), order(3, "2026-01-01", paid: 40),
            order(4, "2026-11-20", paid: 0), order(5, "2016-03-01", paid: 0),
        ]
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_210" ВерсияСхемы="2.10" \
            ДатаФормирования="2026-11-20T10:00:00">\(orders.joined())</КоммерческаяИнформация>
            """
        return Array(text.utf8)
    }

    private static func order(_ number: Int, _ date: String, paid: Int) -> String {
        let payment = """
            <ПодчиненныйДокумент><Ид>\(Orders.guid(number * 1000))</Ид><Дата>\(date)</Дата>
            <ХозОперация>Выплата безналичных денег</ХозОперация><Валюта>RUB</Валюта><Сумма>\(paid)</Сумма></ПодчиненныйДокумент>
            """
        return """
            <Документ><Ид>\(Orders.guid(number))</Ид><Номер>\(number)</Номер><Дата>\(date)</Дата>
            <ХозОперация>Заказ товара</ХозОперация><Роль>Продавец</Роль><Валюта>руб</Валюта><Сумма>100</Сумма>
            \(paid > 0 ? "<ПодчиненныеДокументы>\(payment)</ПодчиненныеДокументы>" : "")</Документ>
            """
    }
}
