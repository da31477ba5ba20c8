import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Reconciliation

/// Payments that name no base find their orders by evidence, or wait.
@Suite struct MatchingTests {
    private static let inn = "7707083893"

    @Test(arguments: TestEngines.kinds)
    func aClearNumberIsFollowed(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(
                Documents.order("A", 500_00, number: "УТ-00001024"),
                Documents.order("B", 500_00, number: "УТ-00001025"),
                Documents.payment("p", 500_00, purpose: "Оплата по счету № 1024 от 01.11.26", inn: Self.inn)
            )
            #expect(try await story.order("A").paid == 500_00)
            #expect(try await story.tags(of: "A") == ["posted"])
            let id = try await story.payment("p").id
            let decision = try await engine.read { try AllocationBook.lastDecision(about: id, in: $0) }
            #expect(decision?.way == .evidence)
            #expect(decision?.explanation?.contains("runningNumber") == true)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatIsNotClearWaitsWithItsGuesses(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(
                Documents.order("A", 500_00),
                Documents.order("B", 500_00),
                Documents.order("C", 700_00),
                Documents.payment("p", 500_00, purpose: "За товар", inn: Self.inn)
            )
            let payment = try await story.payment("p")
            #expect(payment.isWaiting && payment.allocated == 0)
            let guesses = try await engine.read { try PaymentReader.verdict(on: payment, in: $0).guesses }
            let (a, b) = (try await story.order("A").id, try await story.order("B").id)
            #expect(guesses.prefix(2).map(\.order) == [a, b])
            #expect(guesses.first?.features == [.inn, .balance, .recent])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theOnlyOrderOfThatSumAndPayerIsMeant(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(
                Documents.order("A", 500_00),
                Documents.order("B", 700_00),
                Documents.payment("p", 500_00, purpose: "За товар", inn: Self.inn)
            )
            #expect(try await story.order("A").paid == 500_00)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func severalInvoicesWithTheirOwnSums(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let purpose = "счета 101 от 01.11.2026 на 180.52 и счета 102 от 01.11.2026 на сумму 19.48"
            try await story.receive(
                Documents.order("A", 1000_00, number: "101"),
                Documents.order("B", 19_48, number: "102"),
                Documents.payment("p", 200_00, purpose: purpose, inn: Self.inn)
            )
            #expect(try await story.order("A").paid == 180_52)
            #expect(try await story.order("B").paid == 19_48)
            try await story.check()
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theSameNumberInAnotherYearIsAnotherOrder(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(
                Documents.order("A", 500_00, number: "19-685") { $0.date = CivilDate("2025-10-14") },
                Documents.order("B", 500_00, number: "19-685") { $0.date = CivilDate("2026-10-14") },
                Documents.payment("p", 500_00, purpose: "по сч 19-685 от 14.10.2026", inn: Self.inn),
                Documents.payment("q", 500_00, purpose: "по сч 19-685", inn: Self.inn)
            )
            #expect(try await story.order("B").paid == 500_00)
            #expect(try await story.payment("q").allocated == 500_00)
            #expect(try await story.order("A").paid == 500_00)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aPartOfAnInvoiceDoesNotCloseIt(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(
                Documents.order("A", 500_00, number: "77"),
                Documents.payment("p", 250_00, purpose: "Аванс 50% по счёту №77", inn: Self.inn)
            )
            #expect(try await story.order("A").balance == 250_00)
            #expect(try await story.paidPercent(of: "A") == .int(50))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aPaymentThatCameFirstFindsItsOrderLater(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(Documents.payment("p", 500_00, purpose: "по счету 555", inn: Self.inn))
            #expect(try await story.payment("p").isWaiting)
            try await story.receive(Documents.order("A", 500_00, number: "555"))
            #expect(try await story.order("A").paid == 500_00)
            #expect(try await !story.payment("p").isWaiting)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatAPersonUndidTheEvidenceLeavesAlone(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let anna = try await story.hire("anna")
            try await story.receive(
                Documents.order("A", 500_00, number: "77"),
                Documents.payment("p", 500_00, purpose: "по счету 77", inn: Self.inn)
            )
            let id = try await story.payment("p").id
            try await story.commands.undo(id, by: anna)
            #expect(try await story.order("A").paid == 0)
            _ = try await story.commands.matchWaiting()
            #expect(try await story.order("A").paid == 0)
            #expect(try await story.tags(of: "A") == ["posted", "reversed"])
        }
    }

    @Test(arguments: TestEngines.kinds, [false, true])
    func theBankAndOneCTellOfTheSameMoney(_ kind: EngineKind, _ bankFirst: Bool) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let bank = Documents.payment(
                "acc/2026-11-20/17",
                500_00,
                source: .bank,
                purpose: "Оплата по счету 77",
                inn: Self.inn
            ) { $0.number = "17" }
            let posted = Documents.payment("guid", 500_00, base: "B", source: .json, inn: Self.inn) {
                $0.number = "000017"
            }
            try await story.receive(
                Documents.order("A", 500_00, number: "77"),
                Documents.order("B", 500_00, number: "78")
            )
            try await story.receive(bankFirst ? [bank, posted] : [posted, bank])
            #expect(try await story.payment("acc/2026-11-20/17").twin == story.payment("guid").id)
            #expect(try await story.order("A").paid == 0)
            #expect(try await story.order("B").paid == 500_00)
            try await story.receive(
                Documents.payment("guid", 500_00, at: 2, base: "B", source: .json) { $0.standing = .deleted }
            )
            #expect(try await story.order("B").paid == 0)
            try await story.check()
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatStoodOnTheBanksRowGoesOver(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let purpose = "Оплата по счету 77"
            try await story.receive(
                Documents.order("A", 500_00, number: "77"),
                Documents.payment("bank", 500_00, source: .bank, purpose: purpose, inn: Self.inn),
                Documents.payment("guid", 500_00, source: .json, purpose: purpose, inn: Self.inn)
            )
            #expect(try await story.payment("bank").allocated == 0)
            #expect(try await story.payment("guid").allocated == 500_00)
            #expect(try await story.order("A").paid == 500_00)
            #expect(try await story.tags(of: "A") == ["posted"])
            try await story.check()
        }
    }
}
