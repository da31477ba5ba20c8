import Domain
import Foundation
import OneC
import Reconciliation
import Records
import Store
import TestSupport
import Testing

@Suite struct DocumentDeskTests {
    private struct Batch: Decodable { let documents: [DocumentReply.Answer] }

    private static let order = """
        {"kind": "order", "id": "2f1c6c1e-0000-4000-8000-000000000001", "version": 7, "number": "ПС-001024",
         "date": "2026-11-20T00:00:00", "sum": 126185.64, "currency": "руб", "due": "2026-12-01",
         "party": {"id": "p1", "name": "ООО Ромашка", "inn": "7707083893", "kpp": "770701001",
                   "contacts": [{"kind": "phone", "value": "+7 812 309-10-10", "person": "Анна"}]},
         "lines": [{"name": "Дверь", "article": "ДП-60", "quantity": 2.5, "unit": "шт", "price": "1 000,50", "sum": 2501.25}],
         "payments": [{"id": "pay-1", "sum": "18 026,52", "date": "2026-11-21", "means": "card"}]}
        """

    private static func desk(
        _ engine: any Engine,
        _ clock: ManualClock = ManualClock(),
        _ handler: InboxHandler = InboxHandler(kind: OneCDocument.inboxKind) { _, _ in }
    ) -> DocumentDesk {
        DocumentDesk(
            pipeline: InboxPipeline(engine: engine, handlers: [handler], clock: clock.wallClock, logger: .silent),
            door: ExchangeHarness.door(clock),
            clock: clock.wallClock
        )
    }

    private static let authorization = "Basic \(Data("svod:secret".utf8).base64EncodedString())"

    private static func send(_ text: String, _ desk: DocumentDesk) async throws -> [DocumentReply.Answer] {
        let reply = await desk.answer(Array(text.utf8), authorization: authorization, address: "10.0.0.1")
        #expect(reply.status == 200, "\(String(decoding: reply.body, as: UTF8.self))")
        return try JSONDecoder().decode(Batch.self, from: Data(reply.body)).documents
    }

    @Test(arguments: TestEngines.kinds)
    func anOrderIsTakenWholeAndOnce(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let desk = Self.desk(engine)
            #expect(try await Self.send(Self.order, desk).map(\.status) == [.accepted])
            #expect(try await Self.send("[\(Self.order)]", desk).map(\.status) == [.known])
            let payload = try await engine.read { connection in
                try connection.row("SELECT payload FROM inbox")?.get("payload") as String?
            }
            let document = try JSONDecoder().decode(OneCDocument.self, from: Data(try #require(payload).utf8))
            #expect(document.sum == Money(minor: 12_618_564))
            #expect(document.dueDate == CivilDate("2026-12-01"))
            #expect(document.lines.map(\.quantity) == [2500])
            #expect(document.lines.map(\.price) == [100_050])
            #expect(document.party?.contacts.map(\.person) == ["Анна"])
            #expect(document.payments?.map(\.sum.minor) == [1_802_652])
            #expect(document.payments?.map(\.base) == [document.id])
            #expect(document.payments?.map(\.paymentKind) == [.card])
        }
    }

    @Test(
        "What the ledger refuses is told with its reason, each time it comes; the others stand",
        arguments: TestEngines.kinds
    )
    func theLedgerHasAWord(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let clock = ManualClock()
            let ledger = OneCDocumentHandler(bus: EventBus(), clock: clock.wallClock).inboxHandler
            let desk = Self.desk(engine, clock, ledger)
            let dollars = """
                {"kind": "payment", "id": "p-1", "version": 1, "sum": 10, "currency": "USD", "number": "80",
                 "date": "2026-11-21", "base": "2f1c6c1e-0000-4000-8000-000000000001"}
                """
            let answers = try await Self.send("[\(Self.order), \(dollars)]", desk)
            #expect(answers.map(\.status) == [.accepted, .refused])
            #expect(answers[1].reason == "payment ut/p-1 is in USD, its order in RUB")
            let again = try await Self.send("[\(Self.order), \(dollars)]", desk)
            #expect(again.map(\.status) == [.known, .refused])
            #expect(again[1].reason == answers[1].reason)
            let paid: Int64? = try await engine.read { try $0.row("SELECT paid FROM client_order")?.get("paid") }
            #expect(paid == 1_802_652)
        }
    }

    @Test(arguments: [
        (#"{"kind": "order"}"#, "id: expected a text, found nothing"),
        (#"{"kind": "ordre", "id": "1", "version": 1, "sum": 1}"#, "kind: expected one of order"),
        (#"{"id": "1", "version": 1, "sum": 1}"#, "kind: expected the kind"),
        (#"{"kind": "order", "id": "1", "sum": 1}"#, "version: expected a number"),
        (#"{"kind": "order", "id": "1", "version": -1, "sum": 1}"#, "version: expected a whole number"),
        (#"{"kind": "order", "id": "1", "version": 1}"#, "sum: expected a sum"),
        (#"{"kind": "order", "id": "1", "version": 1, "sum": "сто"}"#, "sum: 'сто' is no number"),
        (#"{"kind": "order", "id": "1", "version": 1, "sum": 1, "currency": "тугрик"}"#, "currency: 'тугрик'"),
        (#"{"kind": "order", "id": "1", "version": 1, "sum": 1, "due": "31.12.2026"}"#, "due: expected a day"),
        (#"{"kind": "order", "id": "1", "version": 1, "sum": 1, "summ": 2}"#, "summ: unknown"),
        (
            #"{"kind": "order", "id": "1", "version": 1, "sum": 1, "lines": [{"name": "x"}, {"price": 1}]}"#,
            "lines[1].name"
        ),
        (
            #"{"kind": "order", "id": "1", "version": 1, "sum": 1, "lines": {}}"#,
            "lines: expected a list, found an object"
        ),
        (#"{"kind": "payment", "id": "1", "version": 1, "sum": 1, "payments": []}"#, "payments: only an order"),
        ("[7]", "expected an object, found a number"),
    ])
    func whatCannotBeReadIsNamedWithItsPlace(_ text: String, _ reason: String) async throws {
        try await TestEngines.with(.sqlite) { engine in
            let answers = try await Self.send("[\(text.hasPrefix("[") ? "7" : text), \(Self.order)]", Self.desk(engine))
            #expect(answers.map(\.status) == [.refused, .accepted])
            #expect(answers.first?.reason?.contains(reason) == true, "\(answers.first?.reason ?? "")")
        }
    }

    @Test(arguments: [("", 400), ("{", 400), ("7", 413), ("[]", 413), (#"{"documents": []}"#, 413)])
    func aBatchThatIsNoneIsRefused(_ text: String, _ status: Int) async throws {
        try await TestEngines.with(.sqlite) { engine in
            let reply = await Self.desk(engine)
                .answer(Array(text.utf8), authorization: Self.authorization, address: "10.0.0.1")
            #expect(reply.status == status)
        }
    }

    @Test func aWrongPasswordIsRefusedAndSlowedDown() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let desk = Self.desk(engine)
            var seen: [Int] = []
            for _ in 1...6 {
                let reply = await desk.answer(
                    Array(Self.order.utf8),
                    authorization: "Basic eDp5",
                    address: "10.0.0.9"
                )
                seen.append(reply.status)
            }
            let rows = try await engine.number("SELECT count(*) AS n FROM inbox")
            #expect(seen == [401, 401, 401, 401, 401, 429])
            #expect(rows == 0)
        }
    }

    /// 1C's numbers have up to four places, and a sum is never a binary fraction.
    @Test(arguments: [
        ("0.1", 10), ("1234567890123.45", 123_456_789_012_345), ("0.005", 1), ("1e2", 10_000),
        ("\"5.616.666,67\"", 561_666_667),
    ])
    func sumsAreExact(_ written: String, _ minor: Int64) async throws {
        try await TestEngines.with(.sqlite) { engine in
            let text = #"{"kind": "invoice", "id": "1", "version": 1, "sum": \#(written)}"#
            #expect(try await Self.send(text, Self.desk(engine)).map(\.status) == [.accepted])
            let payload = try await engine.read { try $0.row("SELECT payload FROM inbox")?.get("payload") as String? }
            let document = try JSONDecoder().decode(OneCDocument.self, from: Data(try #require(payload).utf8))
            #expect(document.sum.minor == minor)
        }
    }
}
