import Domain
import TestSupport

/// The books of a 1C: orders, payments and shipments as people there leave them, and the packages that it makes of them.
struct PackageBooks {
    /// What an order is to svod when everything has arrived.
    struct Expected: Equatable, CustomStringConvertible {
        var amount: Int64
        var paid: Int64
        var shipped: Int64
        var isAlive: Bool
        var due: String?
        var description: String { "\(amount) paid \(paid) shipped \(shipped) alive \(isAlive) due \(due ?? "-")" }
    }

    private struct Payment {
        let id: String
        var order: Int
        var kopecks: Int64
        var isPosted = true
        var isRefund = false
    }

    private struct Shipment {
        let id: String
        var kopecks: Int64
        var isPosted = true
    }

    private struct Order {
        let id: String
        let number: String
        var kopecks: Int64
        var isCancelled = false
        var isShipped = false
        var due: String?
        var shipments: [Shipment] = []
    }

    let product: OneCClient.Product
    private var dice: Dice
    private var orders: [Order] = []
    private var payments: [Payment] = []
    private var made = 0
    private var formed = 0
    /// The orders that changed since the last package.
    private var changed: Set<Int> = []

    init(_ product: OneCClient.Product, seed: UInt64) {
        self.product = product
        dice = Dice(seed: seed)
        for _ in 0..<3 { begin() }
    }

    /// How many orders there are.
    var count: Int { orders.count }

    // MARK: What people do

    /// Somebody does something.
    mutating func act() {
        let order = dice.below(orders.count)
        let own = payments.indices.filter { payments[$0].order == order }
        switch dice.below(11) {
        case 0: begin()
        case 1, 2, 3: pay(order)
        case 4: if let payment = one(of: own) { payments[payment].kopecks = sum() }
        case 5: if let payment = one(of: own) { payments[payment].isPosted.toggle() }
        case 6: if let payment = one(of: own) { move(payment, to: dice.below(orders.count)) }
        case 7: orders[order].isCancelled.toggle()
        case 8: orders[order].kopecks = sum()
        case 9: ship(order)
        default: orders[order].due = dice.one(in: 3) ? nil : "2026-12-\(10 + dice.below(20))"
        }
        changed.insert(order)
    }

    private mutating func begin() {
        orders.append(Order(id: newID(), number: "0000-\(made)", kopecks: sum()))
        changed.insert(orders.count - 1)
    }

    private mutating func pay(_ order: Int) {
        // Now and then exactly what is left, in a part, or more than that.
        let rest = max(1, orders[order].kopecks - paid(order))
        var payment = Payment(id: newID(), order: order, kopecks: dice.one(in: 2) ? rest : sum())
        payment.isRefund = product != .ut && dice.one(in: 8) && paid(order) > payment.kopecks
        payments.append(payment)
    }

    private mutating func move(_ payment: Int, to order: Int) {
        changed.insert(order)
        payments[payment].order = order
    }

    private mutating func ship(_ order: Int) {
        orders[order].isShipped.toggle()
        if !orders[order].shipments.isEmpty, dice.one(in: 2) {
            let index = dice.below(orders[order].shipments.count)
            orders[order].shipments[index].isPosted.toggle()
            orders[order].shipments[index].kopecks = sum()
        } else {
            orders[order].shipments.append(Shipment(id: newID(), kopecks: sum()))
        }
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
    var expected: [String: Expected] {
        Dictionary(uniqueKeysWithValues: orders.indices.map { (orders[$0].id, expected($0)) })
    }

    private func paid(_ order: Int) -> Int64 {
        payments.filter { $0.order == order && $0.isPosted }.reduce(0) { $0 + ($1.isRefund ? -$1.kopecks : $1.kopecks) }
    }

    private func expected(_ index: Int) -> Expected {
        let order = orders[index]
        let isSettled = !order.isCancelled && paid(index) >= order.kopecks
        return Expected(
            amount: order.kopecks,
            // УТ says only that nothing is left to pay.
            paid: product == .ut ? (isSettled ? order.kopecks : 0) : paid(index),
            shipped: shipped(order),
            isAlive: !order.isCancelled,
            // What УТ writes there is the day of payment.
            due: product == .ut ? nil : order.due
        )
    }

    private func shipped(_ order: Order) -> Int64 {
        switch product {
        case .ut: order.isShipped && !order.isCancelled ? order.kopecks : 0
        case .unf: 0
        case .modern: order.shipments.filter(\.isPosted).reduce(0) { $0 + $1.kopecks }
        }
    }

    // MARK: What it sends

    /// A package of the orders that changed, and of some others; of all of them when `isWhole`.
    mutating func package(isWhole: Bool = false) -> String {
        formed += 1
        let sent = orders.indices.filter { isWhole || changed.contains($0) || dice.one(in: 4) }
        changed = []
        let texts = sent.map(written)
        let (space, version) =
            switch product {
            case .ut: ("commerceml_2", "2.07")
            case .unf: ("commerceml_210", "2.10")
            case .modern: ("commerceml_3", "3.1")
            }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <КоммерческаяИнформация xmlns="urn:1C.ru:\(space)" ВерсияСхемы="\(version)" \
            ДатаФормирования="2026-11-20T\(two(8 + formed / 60)):\(two(formed % 60)):00">
            \(texts.joined(separator: "\n"))
            </КоммерческаяИнформация>
            """
    }

    private func written(_ index: Int) -> String {
        let order = orders[index]
        let own = payments.filter { $0.order == index && $0.isPosted }
        switch product {
        case .ut:
            var requisites = paid(index) >= order.kopecks ? requisite("Номер оплаты по 1С", "ПП-\(order.number)") : ""
            if order.isShipped { requisites += requisite("Номер отгрузки по 1С", "РТ-\(order.number)") }
            return document(order, requisites)
        case .unf:
            // An emptied list is left out.
            let list = own.map { written($0, "ПодчиненныйДокумент", base: nil) }.joined()
            return document(order, nested: list.isEmpty ? "" : "<ПодчиненныеДокументы>\(list)</ПодчиненныеДокументы>")
        case .modern:
            let parts = own.map { written($0, "Документ", base: $0.kopecks % 2 == 0 ? order.id : "") }
            return
                "<Контейнер>\(document(order))\((parts + order.shipments.map { written($0, of: order) }).joined())</Контейнер>"
        }
    }

    private func document(_ order: Order, _ requisites: String = "", nested: String = "") -> String {
        let due = order.due.map { "<СрокПлатежа>\($0)</СрокПлатежа>" } ?? ""
        let cancelled = order.isCancelled && product != .modern ? "<Отменен>true</Отменен>" : ""
        let mark = order.isCancelled && product == .modern ? requisite("Отменен", "true") : ""
        return """
            <Документ><Ид>\(order.id)</Ид><Номер>\(order.number)</Номер><Дата>2026-11-20</Дата>
            <ХозОперация>Заказ товара</ХозОперация><Роль>Продавец</Роль><Валюта>руб</Валюта>
            <Сумма>\(roubles(order.kopecks))</Сумма>\(due)\(cancelled)\(nested)
            <ЗначенияРеквизитов>\(requisite("Номер по 1С", order.number))\(mark)\(requisites)</ЗначенияРеквизитов></Документ>
            """
    }

    private func written(_ payment: Payment, _ element: String, base: String?) -> String {
        """
        <\(element)><Ид>\(payment.id)</Ид><Дата>2026-11-20</Дата>
        <ХозОперация>\(payment.isRefund ? "Возврат безналичных денег" : "Выплата безналичных денег")</ХозОперация>
        <Валюта>RUB</Валюта>\(base.map { "<Основание>\($0)</Основание>" } ?? "")
        <Сумма>\(roubles(payment.kopecks))</Сумма></\(element)>
        """
    }

    private func written(_ shipment: Shipment, of order: Order) -> String {
        """
        <Документ><Ид>\(shipment.id)</Ид><Дата>2026-11-20</Дата><ХозОперация>Отпуск товара</ХозОперация><Валюта>RUB</Валюта>
        <Основание>\(order.id)</Основание><Сумма>\(roubles(shipment.kopecks))</Сумма><Проведен>\(shipment.isPosted)</Проведен></Документ>
        """
    }

    private func requisite(_ name: String, _ value: String) -> String {
        "<ЗначениеРеквизита><Наименование>\(name)</Наименование><Значение>\(value)</Значение></ЗначениеРеквизита>"
    }

    /// As 1C writes sums: now with a blank between the thousands, now with a comma.
    private func roubles(_ kopecks: Int64) -> String {
        let (whole, rest) = kopecks.quotientAndRemainder(dividingBy: 100)
        let (thousands, hundreds) = whole.quotientAndRemainder(dividingBy: 1000)
        let places = two(Int(rest))
        switch kopecks % 3 {
        case 0 where thousands > 0: return "\(thousands)\u{A0}\(String(String(1000 + hundreds).dropFirst())),\(places)"
        case 1: return "\(whole),\(places)"
        default: return "\(whole).\(places)"
        }
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
