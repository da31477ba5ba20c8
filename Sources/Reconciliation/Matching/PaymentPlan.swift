import Domain
import Records

/// Where payments go that are looked at together. It ends before the first whose evidence an earlier one has changed: by
/// putting money on an order that it may mean, or on another order of the same deal.
struct PaymentPlan {
    /// A payment with what was found.
    struct Item {
        var placed: PlacedPayment
        let verdict: MatchVerdict
        /// The orders that its shares stand on, as they were before.
        let orders: [OrderRecord]
    }

    private let candidates: CandidatePage
    private(set) var items: [Item] = []
    /// Whether the next payment is to be looked at anew.
    private(set) var isEnded = false
    private var moved: Set<OrderID> = []
    private var deals: Set<CardID> = []
    /// What is left to pay now of the orders that have moved.
    private var balances: Set<Money> = []

    init(_ candidates: CandidatePage) { self.candidates = candidates }

    /// The orders that money is put on.
    var meant: [OrderRecord] { items.flatMap(\.orders) }

    /// Looks at the next payment.
    mutating func take(_ placed: PlacedPayment, _ subject: MatchSubject) throws {
        let found = candidates.candidates(for: subject)
        guard !balances.contains(subject.amount), !found.contains(where: { moved.contains($0.order.id) }) else {
            isEnded = true
            return
        }
        let verdict = PaymentMatcher.match(subject, among: found)
        let orders = verdict.shares.compactMap { share in found.first { $0.order.id == share.order }?.order }
        guard deals.isDisjoint(with: orders.compactMap(\.card)) else {
            isEnded = true
            return
        }
        var placed = placed
        placed.tails = Set(subject.references.map(\.number.tail))
        if verdict.isClear {
            placed.shares = verdict.shares
            placed.explanation = try LedgerRun.explanation(of: verdict)
        }
        for (order, share) in zip(orders, verdict.shares) {
            var next = order
            next.paid += share.amount
            moved.insert(order.id)
            balances.insert(Money(minor: next.balance, currency: next.amount.currency))
        }
        deals.formUnion(orders.compactMap(\.card))
        items.append(Item(placed: placed, verdict: verdict, orders: orders))
    }

    /// The payments up to the first that stands on one of `orders`.
    func settled(but orders: Set<OrderID>) -> [Item] {
        Array(items.prefix { item in !item.orders.contains { orders.contains($0.id) } })
    }
}
