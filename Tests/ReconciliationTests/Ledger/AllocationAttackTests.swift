import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Reconciliation

/// Several people and several exchanges do whatever comes to mind with the same few payments at the same time. What stands
/// on orders never exceeds a payment, at no moment, and the figures of every order are what stands on it.
@Suite struct AllocationAttackTests {
    @Test(arguments: TestEngines.kinds, [11, 12, 13] as [UInt64])
    func nobodyGetsMoreOutThanCameIn(_ kind: EngineKind, _ seed: UInt64) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let staff = [try await story.hire("anna"), try await story.hire("boris")]
            for order in Attack.orders { try await story.receive(Documents.order(order, 100_00)) }
            for payment in Attack.payments { try await story.receive(Documents.payment(payment, 90_00, source: .json)) }
            for round in 0..<6 {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for attacker in 0..<6 {
                        let attack = Attack(story: story, staff: staff[attacker % 2], round: Int64(round + 2))
                        let own = seed &* 0x1_0000 &+ UInt64(round * 16 + attacker)
                        group.addTask { try await attack.run(seed: own, steps: 8) }
                    }
                    group.addTask {
                        for _ in 0..<8 { try await story.check("seed \(seed), in round \(round)") }
                    }
                    try await group.waitForAll()
                }
                try await story.check("seed \(seed), after round \(round)")
                try await story.checkFigures("seed \(seed), after round \(round)")
            }
        }
    }
}

/// One of those who try.
private struct Attack: Sendable {
    static let orders = ["A", "B", "C"]
    static let payments = ["p", "q"]

    let story: LedgerStory
    let staff: StaffID
    let round: Int64

    func run(seed: UInt64, steps: Int) async throws {
        var dice = Dice(seed: seed)
        for _ in 0..<steps {
            do { try await act(&dice) } catch let refusal as SvodError where Self.allowed.contains(refusal.code) {
                // Somebody was faster, or asked for more than there is: that is what is tried.
                continue
            }
        }
    }

    private static let allowed: Set<SvodError.Code> = [.conflict, .invalidInput, .notFound]

    private func act(_ dice: inout Dice) async throws {
        let name = Self.payments[dice.below(Self.payments.count)]
        let payment = try await story.payment(name).id
        switch dice.below(8) {
        case 0, 1, 2: try await split(payment, &dice)
        case 3: _ = try await story.commands.undo(payment, by: staff)
        case 4: _ = try await story.commands.advance(payment, by: staff)
        case 5: _ = try await story.commands.matchWaiting(lane: .normal)
        case 6: try await correct(name, &dice)
        default: try await repost(&dice)
        }
    }

    private func split(_ payment: PaymentID, _ dice: inout Dice) async throws {
        let seen = try await story.engine.read { try AllocationBook.lastDecision(about: payment, in: $0)?.id }
        var shares: [AllocationShare] = []
        for order in Self.orders where dice.below(2) == 0 {
            let amount = Int64(1 + dice.below(70_00))
            shares.append(AllocationShare(order: try await story.order(order).id, amount: amount))
        }
        let isAdvance = dice.below(3) == 0
        _ = try await story.commands.split(payment, over: shares, restIsAdvance: isAdvance, seen: seen, by: staff)
    }

    /// 1C says of the payment: another sum, unposted, deleted, posted again, for another order, for none.
    private func correct(_ name: String, _ dice: inout Dice) async throws {
        let base = dice.below(3) == 0 ? Self.orders[dice.below(Self.orders.count)] : nil
        let standings: [OneCStanding] = [.posted, .posted, .unposted, .deleted]
        let standing = standings[dice.below(standings.count)]
        let version = round * 1000 + Int64(dice.below(1000))
        let sum = Int64(1 + dice.below(120_00))
        try await story.receive(
            Documents.payment(name, sum, at: version, base: base, source: .json) { $0.standing = standing }
        )
    }

    /// 1C says of an order: another sum, called off, with a list of payments or an empty one.
    private func repost(_ dice: inout Dice) async throws {
        let order = Self.orders[dice.below(Self.orders.count)]
        let version = round * 1000 + Int64(dice.below(1000))
        let list = dice.below(2) == 0 ? [Documents.listed("l", Int64(1 + dice.below(50_00)), at: version)] : []
        let isOff = dice.below(5) == 0
        try await story.receive(
            Documents.order(order, Int64(1 + dice.below(150_00)), at: version, payments: list) {
                if isOff { $0.standing = .cancelled }
            }
        )
    }
}

extension LedgerStory {
    /// What an order's row says is paid is what stands on it, and its balance what is left.
    fileprivate func checkFigures(_ place: String) async throws {
        let wrong = try await engine.read { connection in
            try connection.rows(
                """
                SELECT client_order.id AS id FROM client_order LEFT JOIN allocation
                    ON allocation.order_id = client_order.id AND allocation.released_by IS NULL
                GROUP BY client_order.id, client_order.paid, client_order.amount, client_order.balance,
                    client_order.standing
                HAVING coalesce(sum(CASE allocation.direction WHEN 'incoming' THEN allocation.amount
                        WHEN 'outgoing' THEN -allocation.amount END), 0) <> client_order.paid
                    OR client_order.balance <> CASE WHEN client_order.standing IN ('posted', 'unposted')
                        AND client_order.amount > client_order.paid THEN client_order.amount - client_order.paid ELSE 0 END
                """
            ).map { try $0.get("id") as Int64 }
        }
        #expect(wrong.isEmpty, "orders \(wrong) \(place)")
    }
}
