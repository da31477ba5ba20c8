import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Reconciliation

/// However packages come — in any order, again and again, some never — the books end as 1C's.
@Suite struct LedgerPropertyTests {
    @Test(arguments: TestEngines.kinds, [1, 2, 3, 4, 5, 6] as [UInt64])
    func anyOrderRepetitionAndLossEndsInTheLastSnapshot(_ kind: EngineKind, _ seed: UInt64) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            var books = Books(seed: seed)
            for _ in 0..<40 { books.act() }
            for (step, package) in books.delivery().enumerated() {
                try await story.receive(package)
                if step % 16 == 0 { try await story.check("seed \(seed), step \(step)") }
            }
            try await story.check("seed \(seed)")
            for (order, paid) in books.paid {
                #expect(try await story.order(order).paid == paid, "seed \(seed), order \(order)")
                let whole = try await story.order(order).amount.minor
                #expect(try await story.paidPercent(of: order) == .int(paid * 100 / whole), "seed \(seed), \(order)")
            }
        }
    }

    /// Books of a company in 1C, and every package that was made of them.
    struct Books {
        private struct Payment {
            var order: String
            var sum: Int64
            var isPosted = true
            var isJSON = false
        }

        private var dice: Dice
        private var now: Int64 = 0
        private var sums: [String: Int64] = ["A": 1000_00, "B": 333_33, "C": 7]
        private var payments: [String: Payment] = [:]
        private var packages: [(subject: String, document: OneCDocument)] = []

        init(seed: UInt64) {
            dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15)
            for order in sums.keys.sorted() { tell(order) }
        }

        /// What 1C's own books say is paid.
        var paid: [String: Int64] {
            sums.keys.reduce(into: [:]) { paid, order in
                paid[order] = payments.values.filter { $0.order == order && $0.isPosted }.reduce(0) { $0 + $1.sum }
            }
        }

        /// Something happens in 1C, and it tells of every order that changed.
        mutating func act() {
            now += 1
            let orders = sums.keys.sorted()
            let order = orders[dice.below(orders.count)]
            let known = payments.keys.sorted()
            guard dice.below(3) > 0, !known.isEmpty else {
                let id = "p\(payments.count)"
                payments[id] = Payment(order: order, sum: Int64(1 + dice.below(500_00)), isJSON: dice.below(4) == 0)
                tell(id, order)
                return
            }
            let id = known[dice.below(known.count)]
            let before = payments[id]?.order ?? order
            switch dice.below(4) {
            case 0: payments[id]?.sum = Int64(1 + dice.below(500_00))
            case 1: payments[id]?.order = order
            case 2: payments[id]?.isPosted.toggle()
            default: sums[order] = Int64(1 + dice.below(2000_00))
            }
            tell(id, before)
            if payments[id]?.order != before { tell(payments[id]?.order ?? before) }
            if order != before { tell(order) }
        }

        /// The packages in any order, many twice; those that a later one of the same subject repeats may be lost.
        mutating func delivery() -> [OneCDocument] {
            var delivered: [OneCDocument] = []
            for (index, package) in packages.enumerated() {
                let isLast = !packages[(index + 1)...].contains { $0.subject == package.subject }
                if !isLast, dice.below(3) == 0 { continue }
                delivered.append(package.document)
                if dice.below(3) == 0 { delivered.append(package.document) }
            }
            delivered.shuffle(using: &dice)
            return delivered
        }

        private mutating func tell(_ id: String, _ order: String) {
            guard let payment = payments[id], payment.isJSON else {
                tell(order)
                return
            }
            var document = Documents.payment(id, payment.sum, at: now, base: payment.order, source: .json)
            document.standing = payment.isPosted ? .posted : .unposted
            packages.append((id, document))
        }

        private mutating func tell(_ order: String) {
            let listed = payments.filter { $0.value.order == order && $0.value.isPosted && !$0.value.isJSON }
            let list = listed.sorted { $0.key < $1.key }.map { Documents.listed($0.key, $0.value.sum, at: now) }
            packages.append((order, Documents.order(order, sums[order] ?? 1, at: now, payments: list)))
        }
    }

    /// Random numbers that come again with their seed (SplitMix64).
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }

        mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
    }
}
