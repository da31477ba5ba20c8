import Domain
import Foundation
import Funnels
import OneC
import Reconciliation
import Records
import Store
import TestSupport
import Testing

/// An exchange whose packages become deals: the desk, the reader of files, the ledger and the funnel over one store.
struct PackageStory: Sendable {
    let harness: ExchangeHarness
    private let history: HistoryImport
    private let folder: String

    private var engine: any Engine { harness.engine }

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
              paid_pct: {title: Процент, type: int, write: [onec]}
              shipped_sum: {title: Отгружено, type: money, write: [onec]}
              deferred_to: {title: Отсрочка, type: date, write: [onec]}
            stages:
              new: {title: Новая}
              done: {title: Успешно, kind: won}
              refused: {title: Отказ, kind: lost, reason: {list: why}}
        lists: {why: [Цена]}
        """

    /// Lends a story on a fresh store; files are read meanwhile.
    static func with(_ kind: EngineKind, _ body: @escaping @Sendable (PackageStory) async throws -> Void) async throws {
        try await TestEngines.with(kind) { engine in
            try await TestDirectory.with { folder in
                let story = try await PackageStory(engine, folder)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await story.harness.reader.run() }
                    try await body(story)
                    group.cancelAll()
                }
            }
        }
    }

    private init(_ engine: any Engine, _ folder: String) async throws {
        let clock = ManualClock(Timestamp(seconds: 1_795_417_200))
        let set = try FunnelReader.read([FunnelFile(name: "test.yaml", text: Self.funnels)])
        let basis = try await FunnelVersions.keep(set, in: engine, at: clock.timestamp)
        let bus = FunnelBus(basis: { basis })
        let live = OneCDocumentHandler(bus: EventBus().adding(bus.handler), clock: clock.wallClock)
        let past = OneCDocumentHandler(
            bus: EventBus().adding(pages: bus.historyHandler),
            clock: clock.wallClock,
            isHistory: true
        )
        self.folder = folder
        harness = ExchangeHarness(engine, in: folder, clock: clock, handler: live.inboxHandler)
        history = HistoryImport(engine: engine, exchange: "ut", clock: clock.wallClock, pace: nil) {
            try past.handle($0, cause: $1, $2)
        }
    }

    /// How a package comes.
    enum Way: CaseIterable {
        /// In pieces, as its product sends it.
        case plain
        /// Packed.
        case packed
        /// Each piece twice: the answers were lost.
        case stuttering
        /// Its first half, and no more: 1C gave up.
        case half
        /// Its first half, then the whole once more under another name.
        case again
        /// As a file of past years, by command.
        case past
    }

    /// Lets a package come under a name that no other has.
    func deliver(_ text: String, _ way: Way, as name: String, _ product: OneCClient.Product) async throws {
        let (client, bytes) = (harness.client(product), Array(text.utf8))
        switch way {
        case .plain: _ = try await client.exchange(bytes, as: "\(name).xml", piece: max(1, bytes.count / 3))
        case .packed:
            let archive = try ZipFile.bytes([("\(name).xml", text)])
            let session = try await client.begin()
            try await client.upload(archive, as: "v8_\(name).zip", piece: 1000, session: session)
            try await client.read("\(name).xml", session: session)
        case .stuttering:
            let session = try await client.begin()
            for piece in [bytes[..<(bytes.count / 2)], bytes[(bytes.count / 2)...]] {
                try await client.upload(Array(piece), as: "\(name).xml", session: session)
                try await client.upload(Array(piece), as: "\(name).xml", session: session)
            }
            try await client.read("\(name).xml", session: session)
        case .half: try await deliverHalf(bytes, as: name, client, try await client.begin())
        case .again:
            let session = try await client.begin()
            try await deliverHalf(bytes, as: name, client, session)
            try await client.upload(bytes, as: "\(name)-2.xml", piece: bytes.count / 2 + 1, session: session)
            try await client.read("\(name)-2.xml", session: session)
        case .past:
            let path = "\(folder)/\(name).xml"
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            _ = try await history.run(path, again: true) { _ in }
        }
    }

    private func deliverHalf(_ bytes: [UInt8], as name: String, _ client: OneCClient, _ session: String) async throws {
        try await client.upload(Array(bytes[..<(bytes.count / 2)]), as: "\(name).xml", session: session)
    }

    // MARK: What svod holds

    /// Compares the ledger, its allocations and the deals with 1C's books.
    func compare(with books: PackageBooks, _ place: String) async throws {
        try await check(place)
        let held = try await engine.read { connection in
            try connection.rows("SELECT id FROM client_order ORDER BY id").map {
                try OrderBook.record($0.get("id"), in: connection)
            }
        }
        let expected = books.expected
        #expect(held.count == expected.count, "\(place)")
        for order in held {
            let id = String(order.key.rawValue.split(separator: "/").last ?? "")
            let wanted = try #require(expected[id], "\(place), \(id)")
            let seen = PackageBooks.Expected(
                amount: order.amount.minor,
                paid: order.paid,
                shipped: order.shipped,
                isAlive: order.isAlive,
                due: order.dueDate.map { "\($0)" }
            )
            #expect(seen == wanted, "\(place), \(id)")
            try await compareDeal(of: order, with: wanted, "\(place), \(id)")
        }
    }

    private func compareDeal(of order: OrderRecord, with wanted: PackageBooks.Expected, _ place: String) async throws {
        guard let card = order.card else {
            // An order that was called off before anybody heard of it becomes no deal.
            #expect(!wanted.isAlive, "\(place) has no deal")
            return
        }
        let (record, fields) = try await engine.read { connection in
            (try CardBook.record(of: card, in: connection), try CardBook.fields(of: card, in: connection))
        }
        let amount = wanted.isAlive ? wanted.amount : 0
        let balance = wanted.isAlive ? max(0, wanted.amount - wanted.paid) : 0
        #expect(record.amount == Money(minor: amount), "\(place)")
        #expect(fields["paid_sum"]?.value == .money(Money(minor: wanted.paid)), "\(place)")
        #expect(fields["shipped_sum"]?.value == .money(Money(minor: wanted.shipped)), "\(place)")
        #expect(
            fields["paid_pct"]?.value == (amount > 0 ? .int(max(0, wanted.paid) * 100 / amount) : nil),
            "\(place)"
        )
        let due: FieldValue? = balance > 0 ? wanted.due.flatMap { CivilDate($0) }.map { .date($0) } : nil
        #expect(fields["deferred_to"]?.value == due, "\(place)")
    }

    /// What holds after each step: what rows say is what stands, and never more stands than there is.
    func check(_ place: String) async throws {
        let broken = try await engine.read { connection in
            let payments = try connection.rows(
                """
                SELECT payment.id AS id FROM payment LEFT JOIN allocation
                    ON allocation.payment_id = payment.id AND allocation.released_by IS NULL
                GROUP BY payment.id, payment.allocated, payment.amount, payment.state
                HAVING coalesce(sum(allocation.amount), 0) <> payment.allocated OR payment.allocated > payment.amount
                    OR (payment.allocated > 0 AND payment.state <> 'posted')
                """
            ).map { "payment \(try $0.get("id") as Int64)" }
            let orders = try connection.rows(
                """
                SELECT client_order.id AS id FROM client_order LEFT JOIN allocation
                    ON allocation.order_id = client_order.id AND allocation.released_by IS NULL
                GROUP BY client_order.id, client_order.paid
                HAVING client_order.paid <>
                    coalesce(sum(CASE WHEN allocation.direction = 'incoming' THEN allocation.amount ELSE -allocation.amount END), 0)
                """
            ).map { "order \(try $0.get("id") as Int64)" }
            return payments + orders
        }
        #expect(broken.isEmpty, "\(broken), \(place)")
    }
}
