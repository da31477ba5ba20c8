import Domain
package import TestSupport

/// The books of a 1C: orders, payments, shipments and returned goods as people there leave them by chance, and the packages
/// that it makes of them.
package struct PackageBooks: Sendable {
    /// What an order is to svod when everything has arrived.
    package struct Expected: Equatable, CustomStringConvertible, Sendable {
        package var amount: Int64
        package var paid: Int64
        package var shipped: Int64
        package var isAlive: Bool
        package var due: String?
        package var description: String {
            "\(amount) paid \(paid) shipped \(shipped) alive \(isAlive) due \(due ?? "-")"
        }

        package init(amount: Int64, paid: Int64, shipped: Int64, isAlive: Bool, due: String?) {
            (self.amount, self.paid, self.shipped, self.isAlive, self.due) = (amount, paid, shipped, isAlive, due)
        }
    }

    /// How a payment that does not count is told of.
    enum Absence {
        /// It is missing from its order's list.
        case missing
        /// `Проведен=false`.
        case unposted
        /// `ПометкаУдаления=true`.
        case marked
    }

    struct Payment {
        let id: String
        var order: Int
        var kopecks: Int64
        var absence: Absence?
        var isRefund = false
        var isPosted: Bool { absence == nil }
    }

    /// Goods that left, or came back.
    struct Shipment {
        let id: String
        var kopecks: Int64
        var isPosted = true
        var isReturn = false
    }

    struct Order {
        let id: String
        let number: String
        /// svod's own number, of an order that came from there.
        var site: String?
        var kopecks: Int64
        var isCancelled = false
        var isMarked = false
        var isPosted = true
        var isShipped = false
        var due: String?
        var shipments: [Shipment] = []
        var isAlive: Bool { !isCancelled && !isMarked }
    }

    /// The product that keeps them.
    package let product: OneCProduct
    private var dice: Dice
    private(set) var orders: [Order] = []
    private(set) var payments: [Payment] = []
    private var made = 0
    var formed = 0
    /// The orders that changed since the last package that was taken.
    private var changed: Set<Int> = []

    /// Creates books of a few orders; what people do follows from the seed.
    package init(_ product: OneCProduct, seed: UInt64, orders: Int = 3) {
        self.product = product
        dice = Dice(seed: seed)
        for _ in 0..<orders { begin() }
    }

    /// How many orders there are.
    package var count: Int { orders.count }

    // MARK: What people do

    /// Somebody does something.
    package mutating func act() {
        let order = dice.below(orders.count)
        let own = payments.indices.filter { payments[$0].order == order }
        changed.insert(order)
        switch dice.below(14) {
        case 0: begin()
        case 1, 2, 3: pay(order)
        case 4: if let payment = one(of: own) { payments[payment].kopecks = sum() }
        case 5: if let payment = one(of: own) { turn(payment) }
        case 6: if let payment = one(of: own) { move(payment, to: dice.below(orders.count)) }
        case 7: orders[order].isCancelled.toggle()
        case 8: orders[order].kopecks = sum()
        case 9: ship(order)
        case 10: takeBack(order)
        case 11: orders[order].isMarked.toggle()
        case 12: orders[order].isPosted.toggle()
        default: orders[order].due = dice.one(in: 3) ? nil : "2026-12-\(10 + dice.below(20))"
        }
    }

    private mutating func begin() { add(site: nil, kopecks: sum()) }

    private mutating func add(site: String?, kopecks: Int64) {
        let id = newID()
        orders.append(Order(id: id, number: "0000-\(made)", site: site, kopecks: kopecks))
        changed.insert(orders.count - 1)
    }

    /// Takes an order of the site; a number that it knows is an order that it has numbered, which only 1C changes.
    package mutating func take(site: String, kopecks: Int64) {
        guard !orders.contains(where: { $0.site == site }) else { return }
        add(site: site, kopecks: kopecks)
    }

    private mutating func pay(_ order: Int) {
        // Now and then exactly what is left, in a part, or more than that.
        let rest = max(1, orders[order].kopecks - paid(order))
        var payment = Payment(id: newID(), order: order, kopecks: dice.one(in: 2) ? rest : sum())
        payment.isRefund = product != .ut && dice.one(in: 8) && paid(order) > payment.kopecks
        payments.append(payment)
    }

    /// Takes a posting back, or posts again.
    private mutating func turn(_ payment: Int) {
        let absences: [Absence] = product == .modern ? [.missing, .unposted, .marked] : [.missing]
        payments[payment].absence = payments[payment].isPosted ? absences[dice.below(absences.count)] : nil
    }

    private mutating func move(_ payment: Int, to order: Int) {
        changed.insert(order)
        payments[payment].order = order
    }

    private mutating func ship(_ order: Int) {
        orders[order].isShipped.toggle()
        if let index = one(of: Array(orders[order].shipments.indices)), dice.one(in: 2) {
            orders[order].shipments[index].isPosted.toggle()
            orders[order].shipments[index].kopecks = sum()
        } else {
            orders[order].shipments.append(Shipment(id: newID(), kopecks: sum()))
        }
    }

    /// Goods come back, of what has left.
    private mutating func takeBack(_ order: Int) {
        guard let left = orders[order].shipments.first(where: { $0.isPosted && !$0.isReturn }) else { return }
        let kopecks = Int64(1 + dice.below(Int(left.kopecks)))
        orders[order].shipments.append(Shipment(id: newID(), kopecks: kopecks, isReturn: true))
    }

    private mutating func one(of indices: [Int]) -> Int? { indices.isEmpty ? nil : indices[dice.below(indices.count)] }
    private mutating func sum() -> Int64 { Int64(1 + dice.below(dice.one(in: 3) ? 5 : 900_000)) }

    private mutating func newID() -> String {
        made += 1
        let digits = String(made)
        return "30000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    // MARK: What svod is to make of it

    /// The books, by 1C's ids of the orders.
    package var expected: [String: Expected] {
        Dictionary(uniqueKeysWithValues: orders.indices.map { (orders[$0].id, expected($0)) })
    }

    /// What of which payment stands on which order: `payment > order`. УТ names no payments.
    package var allocations: [String: Int64] {
        guard product != .ut else { return [:] }
        let posted = payments.filter(\.isPosted).map { ("\($0.id) > \(orders[$0.order].id)", $0.kopecks) }
        return Dictionary(uniqueKeysWithValues: posted)
    }

    /// 1C's ids of the orders that the site made, by the site's numbers.
    package var ofSite: [String: String] {
        Dictionary(uniqueKeysWithValues: orders.compactMap { order in order.site.map { ($0, order.id) } })
    }

    func paid(_ order: Int) -> Int64 {
        payments.filter { $0.order == order && $0.isPosted }.reduce(0) { $0 + ($1.isRefund ? -$1.kopecks : $1.kopecks) }
    }

    private func expected(_ index: Int) -> Expected {
        let order = orders[index]
        let isSettled = order.isAlive && paid(index) >= order.kopecks
        return Expected(
            amount: order.kopecks,
            // УТ says only that nothing is left to pay.
            paid: product == .ut ? (isSettled ? order.kopecks : 0) : paid(index),
            shipped: shipped(order),
            isAlive: order.isAlive,
            // What УТ writes there is the day of payment.
            due: product == .ut ? nil : order.due
        )
    }

    private func shipped(_ order: Order) -> Int64 {
        // УТ names a shipment beside its order, and says no more of it.
        if product == .ut { return order.isShipped && order.isAlive && order.isPosted ? order.kopecks : 0 }
        return order.shipments.filter(\.isPosted).reduce(0) { $0 + ($1.isReturn ? -$1.kopecks : $1.kopecks) }
    }

    // MARK: What it sends

    /// A package of the orders that changed, and of some others; of all of them when `isWhole`. Whoever does not know that
    /// it was taken calls it unsent: what it told is told again.
    package mutating func package(isWhole: Bool = false, isSent: Bool = true) -> String {
        formed += 1
        let told = orders.indices.filter { isWhole || changed.contains($0) || dice.one(in: 4) }
        if isSent { changed = [] }
        return file(of: told)
    }

    /// The last package was taken.
    package mutating func sent() { changed = [] }
}
