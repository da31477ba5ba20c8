import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Reconciliation

/// Orders that are written a page at a time leave what taking each by itself leaves.
@Suite struct PageTests {
    /// Every table that the ledger and the deals of its orders write, each in an order of its own.
    private static let tables: [(name: StaticString, by: StaticString)] = [
        ("client_order", "id"), ("order_line", "order_id, position"), ("order_number", "doc_key, document"),
        ("onec_version", "doc_key, exchange"), ("counterparty", "doc_key"), ("company", "id"), ("payment", "id"),
        ("payment_version", "payment_id, number"), ("payment_reference", "payment_id, tail_key"),
        ("allocation_decision", "id"), ("allocation", "id"), ("invoice", "id"), ("shipment", "id"),
        ("onec_refusal", "id"), ("card", "id"), ("card_stage", "card_id"), ("journal", "id"),
    ]

    @Test(arguments: TestEngines.kinds, [1, 2, 3, 4, 5] as [UInt64])
    func pagesLeaveWhatSinglesLeave(_ kind: EngineKind, _ seed: UInt64) async throws {
        var past = Past(seed: seed)
        let documents = past.documents()
        for isHistory in [false, true] {
            let one = try await books(kind, documents.map { [$0] }, isHistory)
            let many = try await books(kind, past.pages(of: documents), isHistory)
            for (table, (left, right)) in zip(Self.tables, zip(one, many)) {
                let odd = zip(left, right).first { $0 != $1 }
                let isSame = odd == nil && left.count == right.count
                #expect(
                    isSame,
                    "seed \(seed), history \(isHistory), \(table.name): \(odd.map { "\($0)" } ?? "more rows")"
                )
            }
            #expect(one[6].count > 20, "the past has payments")
        }
    }

    @Test(arguments: TestEngines.kinds, [11, 12, 13, 14, 15, 16] as [UInt64])
    func pagesOfPaymentsLeaveWhatSinglesLeave(_ kind: EngineKind, _ seed: UInt64) async throws {
        var past = Past(seed: seed)
        let documents = past.statement()
        for isHistory in [false, true] {
            let one = try await books(kind, documents.map { [$0] }, isHistory)
            let many = try await books(kind, past.pages(of: documents), isHistory)
            for (table, (left, right)) in zip(Self.tables, zip(one, many)) {
                let odd = zip(left, right).first { $0 != $1 }
                #expect(
                    odd == nil && left.count == right.count,
                    "seed \(seed), history \(isHistory), \(table.name): \(odd.map { "\($0)" } ?? "more rows")"
                )
            }
            #expect(one[10].count > 12, "some payments find their orders")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aPageOfPaymentsIsWrittenInFewStatements(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let orders = (0..<40).map {
                Documents.order("o\($0)", 1000_00 + Int64($0), inn: "77070838\(10 + $0)", number: "УТ-\($0 + 500)")
            }
            let payments = (0..<32).map { index in
                Documents.payment(
                    "p\(index)",
                    1000_00 + Int64(index),
                    source: .bank,
                    purpose: "Оплата по счету УТ-\(index + 500) от 01.11.2026",
                    inn: "77070838\(10 + index)"
                )
            }
            let handler = OneCDocumentHandler(bus: EventBus(), clock: .system)
            try await engine.write(.bulk) { connection in
                try handler.handle(orders, cause: .command, connection)
                let counting = CountingConnection(connection)
                try handler.handle(payments, cause: .command, counting)
                // One after the other takes more than thirty for each.
                #expect(counting.statements < 64, "\(counting.statements) statements")
            }
            let balances = try await engine.read { connection in
                try connection.rows("SELECT balance FROM client_order ORDER BY id").map {
                    try $0.get("balance") as Int64
                }
            }
            #expect(balances == Array(repeating: 0, count: 32) + (32..<40).map { 1000_00 + Int64($0) })
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aPageIsWrittenInFewStatements(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let documents = (0..<16).map { index in
                Documents.order(
                    "order-\(index)",
                    1000_00,
                    payments: (0..<2).map { Documents.listed("p\(index)-\($0)", 300_00) }
                ) { $0.lines = [OneCLine(name: "Насос", quantity: 1000), OneCLine(name: "Кабель", quantity: 3500)] }
            }
            let handler = OneCDocumentHandler(bus: EventBus(), clock: .system, isHistory: true)
            try await engine.write(.bulk) { connection in
                let counting = CountingConnection(connection)
                try handler.handle(documents, cause: .command, counting)
                // One after the other takes more than thirty for each.
                #expect(counting.statements < 60, "\(counting.statements) statements")
            }
            let orders = try await engine.read { connection in
                try connection.rows("SELECT paid, balance FROM client_order ORDER BY id").map { row in
                    [try row.get("paid"), try row.get("balance")] as [Int64]
                }
            }
            #expect(orders == Array(repeating: [600_00, 400_00], count: 16))
        }
    }

    /// The rows of all tables after the documents have come in, a transaction each list.
    private func books(
        _ kind: EngineKind,
        _ pages: [[OneCDocument]],
        _ isHistory: Bool
    ) async throws -> [[Row]] {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let handler = OneCDocumentHandler(bus: story.bus, clock: story.clock.wallClock, isHistory: isHistory)
            for page in pages {
                try await engine.write(.bulk) { try handler.handle(page, cause: .command, $0) }
            }
            try await story.check("pages")
            return try await engine.read { connection in
                try Self.tables.map { table in
                    try connection.rows("SELECT * FROM \(raw: table.name) ORDER BY \(raw: table.by)")
                }
            }
        }
    }

    /// Years of a company's documents, as an exchange tells them.
    private struct Past {
        private var dice: LedgerPropertyTests.Dice

        init(seed: UInt64) { dice = LedgerPropertyTests.Dice(state: seed &* 0x9E37_79B9_7F4A_7C15) }

        mutating func documents() -> [OneCDocument] {
            (0..<60).map { index in
                switch dice.below(12) {
                case 0: bank(index)
                case 1: invoice(index)
                case 2: payment(index)
                default: order(dice.below(6) == 0 ? dice.below(index + 1) : index)
                }
            }
        }

        /// Orders, then what a bank and a 1C without bases say of the money for them: payments that name numbers, or several,
        /// or none; twice the same; of one client and of one sum; each told by the other side too.
        mutating func statement() -> [OneCDocument] {
            let orders = (0..<24).map { index in
                Documents.order(
                    "o\(index)",
                    Int64(1 + dice.below(6)) * 100_00,
                    inn: dice.below(5) == 0 ? nil : "770708389\(dice.below(8))",
                    number: "УТ-\(dice.below(5) == 0 ? 100 : 100 + index)"
                ) { order in
                    order.date = CivilDate(dayNumber: 20_700 + index)
                    if dice.below(6) == 0 { order.settlement = OneCSettlement(number: "7", date: nil) }
                    if dice.below(8) == 0 { order.standing = .cancelled }
                    if dice.below(6) == 0 { order.siteNumber = "SV-\(1 + dice.below(3))" }
                }
            }
            let payments = (0..<90).map {
                free(dice.below(9) == 0 ? dice.below($0 + 1) : $0, for: orders[dice.below(24)])
            }
            return orders + payments
        }

        private mutating func free(_ index: Int, for order: OneCDocument) -> OneCDocument {
            let named = 100 + dice.below(12)
            let own = "Оплата по счету \(order.number ?? "")"
            let purposes: [String?] = [
                own, own, "По счетам №\(named) на 100 руб., №\(100 + dice.below(12)) на 200 руб.", "За насосы", nil,
            ]
            let isBank = dice.below(3) > 0
            return Documents.payment(
                "\(isBank ? "b" : "c")\(index)",
                dice.below(2) == 0 ? order.sum.minor : Int64(dice.below(8)) * 100_00,
                source: isBank ? .bank : .commerceML,
                purpose: purposes[dice.below(5)],
                inn: dice.below(3) > 0 ? order.party?.inn : dice.below(2) == 0 ? nil : "770708389\(dice.below(8))"
            ) { payment in
                payment.date = CivilDate(dayNumber: 20_700 + dice.below(40))
                if dice.below(15) == 0 { payment.direction = .outgoing }
                if dice.below(15) == 0 { payment.standing = .unposted }
                if dice.below(15) == 0 { payment.base = "o\(dice.below(30))" }
                if dice.below(15) == 0 { payment.party = OneCParty(account: "4070281000000000000\(dice.below(4))") }
                if dice.below(20) == 0 { payment.sum = Money(minor: 100_00, currency: "USD") }
            }
        }

        /// The documents in pieces of any length.
        mutating func pages(of documents: [OneCDocument]) -> [[OneCDocument]] {
            var (pages, rest): ([[OneCDocument]], ArraySlice<OneCDocument>) = ([], documents[...])
            while !rest.isEmpty {
                let count = min(rest.count, 1 + dice.below(40))
                pages.append(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
            return pages
        }

        private mutating func order(_ index: Int) -> OneCDocument {
            let version = Int64(dice.below(3))
            let payments = (0..<dice.below(4)).map { part in
                var payment = Documents.listed("p\(index)-\(part)", Int64(dice.below(5)) * 100_00, at: version)
                if dice.below(12) == 0 { payment.sum = Money(minor: 100_00, currency: "USD") }
                if dice.below(12) == 0 { payment.direction = .outgoing }
                if dice.below(12) == 0 { payment.standing = .unposted }
                return payment
            }
            return Documents.order(
                "o\(index)",
                Int64(dice.below(20)) * 100_00,
                at: version,
                payments: dice.below(5) == 0 ? nil : payments,
                inn: dice.below(4) == 0 ? nil : "770708389\(dice.below(4))",
                number: "УТ-\(dice.below(30))"
            ) { order in
                order.lines = (0..<dice.below(4)).map { OneCLine(name: "Насос \($0)", quantity: 1000) }
                if dice.below(10) == 0 { order.standing = .cancelled }
                if dice.below(10) == 0 { order.settlement = OneCSettlement(number: "7", date: nil) }
                if dice.below(10) == 0 { order.related = [shipment(index, order.sum.minor)] }
                if dice.below(20) == 0 { order.sum = Money(minor: -1) }
                if dice.below(6) == 0 { order.party?.id = nil }
            }
        }

        private func shipment(_ index: Int, _ sum: Int64) -> OneCDocument {
            Documents.make(.shipment, "s\(index)", max(0, sum), 1)
        }

        private mutating func bank(_ index: Int) -> OneCDocument {
            Documents.payment(
                "b\(index)",
                Int64(dice.below(5)) * 100_00,
                source: .bank,
                inn: "770708389\(dice.below(4))"
            )
        }

        /// A payment that names an order which may come later.
        private mutating func payment(_ index: Int) -> OneCDocument {
            Documents.payment(
                "q\(index)",
                Int64(1 + dice.below(9)) * 100_00,
                base: dice.below(2) == 0 ? "o\(dice.below(60))" : nil,
                purpose: "Оплата по счету УТ-\(dice.below(30)) от 01.11.2026",
                inn: "770708389\(dice.below(4))"
            )
        }

        private mutating func invoice(_ index: Int) -> OneCDocument {
            var invoice = Documents.make(.invoice, "i\(index)", 500_00, 1)
            invoice.base = "o\(dice.below(60))"
            invoice.number = "СЧ-\(dice.below(30))"
            return invoice
        }
    }
}

/// Counts the statements that go through it.
private final class CountingConnection: Connection {
    private let inner: any Connection
    private(set) var statements = 0

    init(_ inner: any Connection) { self.inner = inner }

    var dialect: Dialect { inner.dialect }

    func execute(_ sql: SQL) throws -> Int {
        statements += 1
        return try inner.execute(sql)
    }

    func rows(_ sql: SQL) throws -> [Row] {
        statements += 1
        return try inner.rows(sql)
    }

    func row(_ sql: SQL) throws -> Row? {
        statements += 1
        return try inner.row(sql)
    }

    func announce(_ news: News) { inner.announce(news) }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result { try inner.savepoint(body) }
}
