import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Reconciliation

/// What stands on orders never exceeds the payment, whoever tries.
@Suite struct AllocationTests {
    @Test(arguments: TestEngines.kinds)
    func nobodyAllocatesMoreThanThereIs(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let anna = try await story.hire("anna")
            try await story.receive(Documents.order("A", 1000_00), Documents.order("B", 1000_00))
            try await story.receive(Documents.payment("p", 100_00))
            let (a, b) = (try await story.order("A").id, try await story.order("B").id)
            let payment = try await story.payment("p").id
            let greedy: [[AllocationShare]] = [
                [AllocationShare(order: a, amount: 100_01)],
                [AllocationShare(order: a, amount: 60_00), AllocationShare(order: b, amount: 40_01)],
                [AllocationShare(order: a, amount: 50_00), AllocationShare(order: a, amount: 50_00)],
                [AllocationShare(order: a, amount: .max), AllocationShare(order: b, amount: .max)],
                [AllocationShare(order: a, amount: 0)], [AllocationShare(order: a, amount: -1)],
                [AllocationShare(order: OrderID(99), amount: 1)],
            ]
            for shares in greedy {
                await #expect(throws: SvodError.self) {
                    try await story.commands.split(payment, over: shares, seen: nil, by: anna)
                }
            }
            #expect(try await story.payment("p").allocated == 0)
            try await story.commands.split(
                payment,
                over: [AllocationShare(order: a, amount: 60_00), AllocationShare(order: b, amount: 40_00)],
                seen: nil,
                by: anna
            )
            #expect(try await story.payment("p").rest == 0)
            try await story.check()
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theDatabaseRefusesWhatTheRulesWouldNot(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            try await story.receive(Documents.order("A", 1000_00), Documents.payment("p", 100_00, base: "A"))
            let payment = try await story.payment("p").id
            let order = try await story.order("A").id
            await #expect(throws: SvodError.self) {
                try await engine.write(.normal) { connection in
                    let record = try PaymentBook.record(payment, in: connection)
                    let decision = try AllocationBook.decide(
                        .person,
                        about: record,
                        by: nil,
                        at: story.clock.timestamp,
                        in: connection
                    )
                    let share = AllocationShare(order: order, amount: 1)
                    try AllocationBook.place(share, of: payment, by: decision, in: connection)
                }
            }
            for statement: SQL in [
                "UPDATE payment SET allocated = allocated + 1", "UPDATE payment SET amount = amount - 1",
                "UPDATE payment SET allocated = -1", "UPDATE allocation SET amount = 0",
                "UPDATE payment_version SET amount = 1",
            ] {
                await #expect(throws: SvodError.self) { try await engine.write(.normal) { try $0.execute(statement) } }
            }
            try await story.check()
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aSplitSurvivesCorrectionsAsFarAsTheMoneyGoes(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let anna = try await story.hire("anna")
            try await story.receive(Documents.order("A", 1000_00), Documents.order("B", 1000_00))
            try await story.receive(Documents.payment("p", 100_00, source: .json))
            let (a, b) = (try await story.order("A").id, try await story.order("B").id)
            let id = try await story.payment("p").id
            try await story.commands.split(
                id,
                over: [AllocationShare(order: a, amount: 60_00), AllocationShare(order: b, amount: 40_00)],
                seen: nil,
                by: anna
            )
            try await story.receive(Documents.payment("p", 70_00, at: 2, source: .json))
            #expect(try await story.order("A").paid == 60_00)
            #expect(try await story.order("B").paid == 10_00)
            try await story.receive(Documents.payment("p", 70_00, at: 3, source: .json) { $0.standing = .unposted })
            #expect(try await story.order("A").paid == 0)
            try await story.receive(Documents.payment("p", 70_00, at: 4, source: .json))
            #expect(try await story.order("A").paid == 60_00)
            #expect(try await story.order("B").paid == 10_00)
            try await story.check()
        }
    }

    @Test(arguments: TestEngines.kinds)
    func oneClickTakesADecisionBack(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let anna = try await story.hire("anna")
            try await story.receive(Documents.order("A", 1000_00), Documents.order("B", 1000_00))
            try await story.receive(Documents.payment("p", 100_00))
            let (a, b) = (try await story.order("A").id, try await story.order("B").id)
            let id = try await story.payment("p").id
            let first = try await story.commands.split(
                id,
                over: [AllocationShare(order: a, amount: 100_00)],
                seen: nil,
                by: anna
            )
            let shares = [AllocationShare(order: a, amount: 30_00), AllocationShare(order: b, amount: 50_00)]
            await #expect(throws: SvodError.self, "somebody decided meanwhile") {
                try await story.commands.split(id, over: shares, seen: nil, by: anna)
            }
            let second = try await story.commands.split(
                id,
                over: shares,
                restIsAdvance: true,
                seen: first.decision,
                by: anna
            )
            #expect(second.payment.isAdvance && !second.payment.isWaiting)
            #expect(try await story.order("B").paid == 50_00)
            let undone = try await story.commands.undo(id, by: anna)
            #expect(undone.decision == first.decision)
            #expect(try await story.order("A").paid == 100_00)
            #expect(try await story.order("B").paid == 0)
            let nothing = try await story.commands.undo(id, by: anna)
            #expect(nothing.standing.isEmpty && nothing.payment.isWaiting && !nothing.canUndo)
            await #expect(throws: SvodError.self) { try await story.commands.undo(id, by: anna) }
            try await story.commands.advance(id, by: anna)
            #expect(try await !story.payment("p").isWaiting)
            #expect(try await story.commands.undo(id, by: anna).payment.isWaiting)
            try await story.check()
        }
    }
}
