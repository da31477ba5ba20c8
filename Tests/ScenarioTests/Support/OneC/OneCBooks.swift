import Foundation

/// The books of a 1C: orders with their payments, and the files that it makes of them.
struct OneCBooks: Sendable {
    /// The product whose ways it has.
    enum Product: String, CaseIterable, Sendable {
        /// УТ 11: CommerceML 2.07 without payments; it says only when nothing is left to pay.
        case ut
        /// УНФ 3: 2.10 with payments nested in their orders.
        case unf
        /// The protocol 3.1: a container an order.
        case modern
    }

    struct Payment: Sendable {
        let id: String
        var kopecks: Int
        var isPosted = true
    }

    struct Order: Sendable {
        let id: String
        let number: String
        /// svod's own number, of an order that came from there.
        var site: String?
        var kopecks: Int
        var payments: [Payment] = []

        /// What is paid.
        var paid: Int { payments.filter(\.isPosted).reduce(0) { $0 + $1.kopecks } }
    }

    let product: Product
    private(set) var orders: [Order] = []
    private var made = 0
    private var formed = 0

    init(_ product: Product) { self.product = product }

    /// What svod can know of the payments for an order.
    func paid(for order: Order) -> Int {
        product == .ut ? order.paid >= order.kopecks ? order.kopecks : 0 : order.paid
    }

    /// A person of 1C makes an order, posts a payment, corrects one, takes one back; what, `step` says.
    mutating func act(_ step: Int) {
        if step % 2 == 0 || orders.isEmpty {
            let order = Order(id: newID(), number: "0000-\(made)", kopecks: 100_00 + step * 7)
            orders.append(order)
        }
        let index = step % orders.count
        let rest = orders[index].kopecks - orders[index].paid
        switch step % 5 {
        case 0, 1, 2:
            orders[index].payments.append(Payment(id: newID(), kopecks: step % 3 == 0 ? rest : max(1, rest / 3)))
        case 3 where !orders[index].payments.isEmpty:
            orders[index].payments[0].kopecks += 3
        default:
            let last = orders[index].payments.indices.last
            if let last { orders[index].payments[last].isPosted.toggle() }
        }
        for index in orders.indices { orders[index].payments.removeAll { $0.kopecks <= 0 } }
    }

    /// Takes the orders of a site's answer: a known number is the same order.
    mutating func take(_ text: String) {
        for part in text.components(separatedBy: "<Документ>").dropFirst() {
            guard let site = Self.value("Номер", in: part), let sum = Self.value("Сумма", in: part) else { continue }
            let kopecks = Int(sum.filter(\.isWholeNumber)) ?? 0
            if let index = orders.firstIndex(where: { $0.site == site }) {
                orders[index].kopecks = kopecks
            } else {
                let id = newID()
                orders.append(Order(id: id, number: "0000-\(made)", site: site, kopecks: kopecks))
            }
        }
    }

    /// The file of everything that it knows, formed a minute after the last one.
    mutating func file() -> [UInt8] {
        formed += 1
        let time = String(format: "%02d:%02d:00", 8 + formed / 60, formed % 60)
        let (space, version) =
            switch product {
            case .ut: ("commerceml_2", "2.07")
            case .unf: ("commerceml_210", "2.10")
            case .modern: ("commerceml_3", "3.1")
            }
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <КоммерческаяИнформация xmlns="urn:1C.ru:\(space)" ВерсияСхемы="\(version)" \
            ДатаФормирования="2026-11-20T\(time)">
            \(orders.map(written).joined(separator: "\n"))
            </КоммерческаяИнформация>
            """
        return Array(text.utf8)
    }

    private func written(_ order: Order) -> String {
        let payments = order.payments.filter(\.isPosted)
        switch product {
        case .ut:
            let isPaid = order.paid >= order.kopecks
            return document(order, isPaid ? Self.requisite("Номер оплаты по 1С", "ПП-\(order.number)") : "", "")
        case .unf:
            let list = payments.map { payment($0, "ПодчиненныйДокумент", "") }.joined()
            return document(order, "", payments.isEmpty ? "" : "<ПодчиненныеДокументы>\(list)</ПодчиненныеДокументы>")
        case .modern:
            let base = "<Основание>\(order.id)</Основание>"
            let list = payments.map { payment($0, "Документ", base) }.joined()
            return "<Контейнер>\(document(order, "", ""))\(list)</Контейнер>"
        }
    }

    private func document(_ order: Order, _ requisites: String, _ nested: String) -> String {
        """
        <Документ><Ид>\(order.id)</Ид><Номер>\(order.site ?? order.number)</Номер><Дата>2026-11-20</Дата>
        <ХозОперация>Заказ товара</ХозОперация><Роль>Продавец</Роль><Валюта>RUB</Валюта>
        <Сумма>\(Self.roubles(order.kopecks))</Сумма>\(nested)
        <ЗначенияРеквизитов>\(Self.requisite("Номер по 1С", order.number))\(requisites)</ЗначенияРеквизитов></Документ>
        """
    }

    private func payment(_ payment: Payment, _ element: String, _ base: String) -> String {
        """
        <\(element)><Ид>\(payment.id)</Ид><Номер>\(payment.id.suffix(4))</Номер><Дата>2026-11-20</Дата>
        <ХозОперация>Выплата безналичных денег</ХозОперация><Валюта>RUB</Валюта>\(base)
        <Сумма>\(Self.roubles(payment.kopecks))</Сумма></\(element)>
        """
    }

    private mutating func newID() -> String {
        made += 1
        return String(format: "20000000-0000-4000-8000-%012d", made)
    }

    private static func requisite(_ name: String, _ value: String) -> String {
        "<ЗначениеРеквизита><Наименование>\(name)</Наименование><Значение>\(value)</Значение></ЗначениеРеквизита>"
    }

    private static func roubles(_ kopecks: Int) -> String { String(format: "%d.%02d", kopecks / 100, kopecks % 100) }

    private static func value(_ element: String, in text: String) -> String? {
        guard let start = text.range(of: "<\(element)>"), let end = text.range(of: "</\(element)>") else { return nil }
        return String(text[start.upperBound..<end.lowerBound])
    }
}
