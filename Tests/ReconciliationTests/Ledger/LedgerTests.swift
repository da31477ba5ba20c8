import Domain
import Funnels
import Records
import Store
import TestSupport
import Testing

@testable import Reconciliation

/// What 1C posts becomes what deals show.
@Suite struct LedgerTests {
    @Test(arguments: TestEngines.kinds)
    func anOrderBecomesADealAndItsPaymentsItsPercent(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(Documents.order("A", 1000_00, payments: []))
            let card = try await story.deal("A")
            let record = try await engine.read { try CardBook.record(of: card, in: $0) }
            #expect(record.amount == Money(minor: 1000_00))
            #expect(record.number == "A")
            #expect(record.title == "ООО Ромашка, № A")
            #expect(try await story.field("onec_order_id", of: "A") == .text("unf/A"))
            #expect(try await story.paidPercent(of: "A") == .int(0))

            let (first, second) = (Documents.listed("p1", 300_00, at: 2), Documents.listed("p2", 400_00, at: 3))
            try await story.receive(Documents.order("A", 1000_00, at: 2, payments: [first]))
            #expect(try await story.paidPercent(of: "A") == .int(30))
            #expect(try await story.tags(of: "A") == ["posted"])
            try await story.receive(Documents.order("A", 1000_00, at: 3, payments: [first, second]))
            #expect(try await story.paidPercent(of: "A") == .int(70))
            try await story.receive(Documents.order("A", 1000_00, at: 4, payments: [second]))
            #expect(try await story.paidPercent(of: "A") == .int(40))
            #expect(try await story.field("paid_sum", of: "A") == .money(Money(minor: 400_00)))
            #expect(try await story.tags(of: "A") == ["posted", "reversed"])
            try await story.check()
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatComesAgainOrTooLateChangesNothing(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let old = Documents.order("A", 1000_00, at: 1, payments: [Documents.listed("p1", 300_00)])
            let new = Documents.order("A", 900_00, at: 2, payments: [])
            try await story.receive(old, new)
            let entries = try await story.number("SELECT count(*) AS n FROM journal")
            try await story.receive(new, old, new, old)
            #expect(try await story.number("SELECT count(*) AS n FROM journal") == entries)
            #expect(try await story.order("A").amount == Money(minor: 900_00))
            #expect(try await story.paidPercent(of: "A") == .int(0))
            #expect(try await story.payment("p1").state == .reversed)
        }
    }

    @Test(
        "A list of payments in JSON is the whole list too: what it leaves out is reversed",
        arguments: TestEngines.kinds
    )
    func listsInJSONAreSnapshots(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            func told(_ version: Int64, _ payments: [(String, Int64)]) -> OneCDocument {
                let list = payments.map { Documents.payment($0.0, $0.1, at: version, source: .json) }
                return Documents.order("A", 1000_00, at: version, payments: list) { $0.source = .json }
            }
            try await story.receive(told(1, [("p1", 300_00)]), told(2, [("p1", 300_00), ("p2", 400_00)]))
            #expect(try await story.paidPercent(of: "A") == .int(70))
            try await story.receive(told(3, [("p2", 400_00)]))
            #expect(try await story.paidPercent(of: "A") == .int(40))
            #expect(try await story.payment("p1").state == .reversed)
            // A list that was overtaken brings nothing back, and nothing that is new.
            try await story.receive(told(2, [("p1", 300_00), ("p2", 400_00), ("p3", 100_00)]))
            #expect(try await story.paidPercent(of: "A") == .int(40))
            try await story.check()
        }
    }

    @Test(arguments: TestEngines.kinds)
    func everyVersionOfAPaymentStaysToBeSeen(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(Documents.order("A", 1000_00), Documents.order("B", 500_00))
            try await story.receive(
                Documents.payment("p", 100_00, at: 1, base: "A", source: .json),
                Documents.payment("p", 120_00, at: 2, base: "A", source: .json),
                Documents.payment("p", 120_00, at: 3, base: "A", source: .json) { $0.standing = .unposted },
                Documents.payment("p", 120_00, at: 4, base: "A", source: .json),
                Documents.payment("p", 120_00, at: 5, base: "B", source: .json),
                Documents.payment("p", 120_00, at: 6, base: "B", source: .json) { $0.standing = .deleted }
            )
            let id = try await story.payment("p").id
            let versions = try await engine.read { try PaymentBook.versions(of: id, in: $0) }
            #expect(versions.map(\.change) == [.posted, .corrected, .reversed, .reposted, .moved, .reversed])
            #expect(versions.map(\.amount.minor) == [100_00, 120_00, 120_00, 120_00, 120_00, 120_00])
            #expect(try await story.tags(of: "A") == ["posted", "corrected", "reversed"])
            #expect(try await story.tags(of: "B") == ["posted", "reversed"])
            #expect(try await story.order("A").paid == 0)
            #expect(try await story.order("B").paid == 0)
            try await story.check()
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theDealShowsItsPaymentsWithWhatWasCorrected(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(
                Documents.order("A", 1000_00),
                Documents.payment("p", 100_00, at: 1, base: "A", source: .json),
                Documents.payment("q", 50_00, at: 1, base: "A", source: .json),
                Documents.payment("p", 120_00, at: 2, base: "A", source: .json),
                Documents.payment("q", 50_00, at: 2, base: "A", source: .json) { $0.standing = .deleted }
            )
            guard case .table(let rows)? = try await story.field("payments", of: "A") else {
                Issue.record("the deal has no table of payments")
                return
            }
            #expect(rows.map { $0["state"] } == [.text("corrected"), .text("posted"), .text("reversed")])
            #expect(rows.map { $0["sum"] } == [100_00, 120_00, 50_00].map { .money(Money(minor: $0)) })
        }
    }

    @Test(arguments: TestEngines.kinds)
    func listsTouchOnlyWhatListsTold(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(Documents.order("A", 1000_00, payments: [Documents.listed("list", 10_00)]))
            try await story.receive(
                Documents.payment("json", 20_00, base: "A", source: .json),
                Documents.payment("own", 40_00, base: "A")
            )
            #expect(try await story.order("A").paid == 70_00)
            try await story.receive(Documents.order("A", 1000_00, at: 5))
            #expect(try await story.order("A").paid == 70_00, "an exchange that is silent about payments says nothing")
            try await story.receive(Documents.order("A", 1000_00, at: 6, payments: []))
            #expect(try await story.order("A").paid == 60_00)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatComesBeforeItsOrderWaitsForIt(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            var invoice = Documents.make(.invoice, "i", 1000_00, 1)
            invoice.base = "A"
            try await story.receive(Documents.payment("p", 500_00, base: "i"), invoice)
            #expect(try await story.payment("p").isWaiting)
            var shipment = Documents.make(.shipment, "s", 250_00, 1)
            shipment.base = "A"
            try await story.receive(shipment, Documents.order("A", 1000_00))
            #expect(try await story.paidPercent(of: "A") == .int(50))
            #expect(try await story.field("shipped_pct", of: "A") == .int(25))
            #expect(try await story.tags(of: "A") == ["posted", "shipped"])
            #expect(try await !story.payment("p").isWaiting)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func goodsLeaveAndComeBack(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            var shipment = Documents.make(.shipment, "s", 999_99, 1)
            shipment.base = "A"
            var back = Documents.make(.goodsReturn, "r", 500_00, 1)
            back.base = "A"
            try await story.receive(Documents.order("A", 1000_00), shipment)
            #expect(try await story.field("shipped_pct", of: "A") == .int(99))
            try await story.receive(back)
            #expect(try await story.field("shipped_pct", of: "A") == .int(49))
            #expect(try await story.tags(of: "A") == ["shipped", "returned"])
            shipment.version = OneCVersion(number: 2)
            shipment.standing = .unposted
            try await story.receive(shipment)
            #expect(try await story.field("shipped_pct", of: "A") == .int(0))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func closedDealsFollowToo(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let whole = Documents.listed("p1", 1000_00, at: 2)
            try await story.receive(Documents.order("A", 1000_00, payments: []))
            try await story.receive(Documents.order("A", 1000_00, at: 2, payments: [whole]))
            let card = try await story.deal("A")
            let anna = try await story.hire("anna")
            try await story.cards.move(card, to: "done", by: anna)
            try await story.receive(
                Documents.order("A", 1000_00, at: 3, payments: [whole, Documents.listed("p2", 550_00, at: 3)])
            )
            #expect(try await story.paidPercent(of: "A") == .int(155))
            #expect(try await story.field("overpaid_sum", of: "A") == .money(Money(minor: 550_00)))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func anOrderThatIsCalledOffHasNoPercent(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(Documents.order("A", 1000_00, payments: [Documents.listed("p", 100_00)]))
            try await story.receive(Documents.order("A", 1000_00, at: 2) { $0.standing = .cancelled })
            #expect(try await story.paidPercent(of: "A") == nil)
            #expect(try await story.field("paid_sum", of: "A") == .money(Money(minor: 100_00)))
            try await story.receive(Documents.order("C", 5_00) { $0.standing = .cancelled })
            #expect(try await story.order("C").card == nil, "what was called off before svod heard of it is no deal")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aDealOfOursIsFoundByItsNumberAndNoOther(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let anna = try await story.hire("anna")
            let card = try await story.cards.create(NewCard(funnel: "sale"), by: anna)
            let number = try #require(OneCSiteNumber.text(of: card))
            try await story.receive(Documents.order("A", 100_00) { $0.siteNumber = number })
            #expect(try await story.deal("A") == card)
            try await story.receive(Documents.order("B", 100_00) { $0.siteNumber = "\(card)" })
            #expect(try await story.deal("B") != card)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aDeferralFollowsItsDate(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let (first, second) = (try #require(CivilDate("2026-12-01")), try #require(CivilDate("2026-12-15")))
            try await story.receive(Documents.order("A", 100_00, payments: []) { $0.dueDate = first })
            #expect(try await story.field("deferred_to", of: "A") == .date(first))
            #expect(try await story.tags(of: "A").isEmpty)
            try await story.receive(Documents.order("A", 100_00, at: 2, payments: []) { $0.dueDate = second })
            #expect(try await story.field("deferred_to", of: "A") == .date(second))
            #expect(try await story.tags(of: "A") == ["deferred"])
            let paid = [Documents.listed("p", 100_00, at: 3)]
            try await story.receive(Documents.order("A", 100_00, at: 3, payments: paid) { $0.dueDate = second })
            #expect(try await story.field("deferred_to", of: "A") == nil, "nothing is deferred when all is paid")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func anExchangeWithoutPaymentsSaysWhenNothingIsLeft(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(
                Documents.order("A", 1000_00),
                Documents.payment("p", 300_00, base: "A", source: .json),
                Documents.order("A", 1000_00, at: 2) { $0.settlement = OneCSettlement(number: "7", date: nil) }
            )
            #expect(try await story.paidPercent(of: "A") == .int(100))
            try await story.receive(Documents.payment("q", 700_00, base: "A", source: .json))
            #expect(try await story.order("A").paid == 1000_00, "what is told of the rest stands in for the word")
            try await story.receive(Documents.order("A", 1000_00, at: 3))
            #expect(try await story.order("A").paid == 1000_00)
            try await story.check()
        }
    }

    @Test(arguments: TestEngines.kinds)
    func anotherCurrencyIsRefusedAndTheRestStands(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(
                Documents.order("A", 1000_00),
                Documents.payment("p", 300_00, base: "A") { $0.sum = Money(minor: 300_00, currency: "USD") },
                Documents.payment("q", 200_00, base: "A")
            )
            let refusals = try await engine.read { try Refusals.newest(limit: 5, in: $0) }
            #expect(refusals.map(\.key.rawValue) == ["unf/p"])
            #expect(refusals.first?.reason.contains("USD") == true)
            #expect(try await story.order("A").paid == 200_00)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func moneyThatIsReturnedIsPaidNoMore(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(
                Documents.order("A", 1000_00),
                Documents.payment("p", 1000_00, base: "A"),
                Documents.payment("back", 400_00, base: "A") { $0.direction = .outgoing }
            )
            #expect(try await story.order("A").paid == 600_00)
            #expect(try await story.paidPercent(of: "A") == .int(60))
        }
    }
}
