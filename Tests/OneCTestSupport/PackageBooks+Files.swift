/// The files of CommerceML that the products make of their books.
extension PackageBooks {
    func file(of told: [Int]) -> String {
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
            \(told.map(written).joined(separator: "\n"))
            </КоммерческаяИнформация>
            """
    }

    private func written(_ index: Int) -> String {
        let order = orders[index]
        let own = payments.filter { $0.order == index && $0.absence != .missing }
        switch product {
        case .ut:
            var requisites = paid(index) >= order.kopecks ? requisite("Номер оплаты по 1С", "ПП-\(order.number)") : ""
            if order.isShipped { requisites += requisite("Номер отгрузки по 1С", "РТ-\(order.number)") }
            return document(order, requisites)
        case .unf:
            // An emptied list is left out.
            let parts = own.map { written($0, "ПодчиненныйДокумент", base: nil) }
            let list = (parts + order.shipments.map { written($0, "ПодчиненныйДокумент", base: nil) }).joined()
            return document(order, nested: list.isEmpty ? "" : "<ПодчиненныеДокументы>\(list)</ПодчиненныеДокументы>")
        case .modern:
            let parts = own.map { written($0, "Документ", base: $0.kopecks % 2 == 0 ? order.id : "") }
            let goods = order.shipments.map { written($0, "Документ", base: order.id) }
            return "<Контейнер>\(document(order))\((parts + goods).joined())</Контейнер>"
        }
    }

    private func document(_ order: Order, _ requisites: String = "", nested: String = "") -> String {
        let due = order.due.map { "<СрокПлатежа>\($0)</СрокПлатежа>" } ?? ""
        let cancelled = order.isCancelled && product != .modern ? "<Отменен>true</Отменен>" : ""
        let mark = order.isCancelled && product == .modern ? requisite("Отменен", "true") : ""
        return """
            <Документ><Ид>\(order.id)</Ид><Номер>\(order.site ?? order.number)</Номер><Дата>2026-11-20</Дата>
            <ХозОперация>Заказ товара</ХозОперация><Роль>Продавец</Роль><Валюта>руб</Валюта>
            <Сумма>\(roubles(order.kopecks))</Сумма>\(due)\(cancelled)\(flags(order.isPosted, order.isMarked))\(nested)
            <ЗначенияРеквизитов>\(requisite("Номер по 1С", order.number))\(mark)\(requisites)</ЗначенияРеквизитов></Документ>
            """
    }

    private func written(_ payment: Payment, _ element: String, base: String?) -> String {
        """
        <\(element)><Ид>\(payment.id)</Ид><Дата>2026-11-20</Дата>
        <ХозОперация>\(payment.isRefund ? "Возврат безналичных денег" : "Выплата безналичных денег")</ХозОперация>
        <Валюта>RUB</Валюта>\(base.map { "<Основание>\($0)</Основание>" } ?? "")
        <Сумма>\(roubles(payment.kopecks))</Сумма>\(flags(payment.absence != .unposted, payment.absence == .marked))\
        </\(element)>
        """
    }

    private func written(_ shipment: Shipment, _ element: String, base: String?) -> String {
        """
        <\(element)><Ид>\(shipment.id)</Ид><Дата>2026-11-20</Дата>
        <ХозОперация>\(shipment.isReturn ? "Возврат товара" : "Отпуск товара")</ХозОперация><Валюта>RUB</Валюта>
        \(base.map { "<Основание>\($0)</Основание>" } ?? "")<Сумма>\(roubles(shipment.kopecks))</Сумма>
        <Проведен>\(shipment.isPosted)</Проведен></\(element)>
        """
    }

    /// Both are said where they are not as usual.
    private func flags(_ isPosted: Bool, _ isMarked: Bool) -> String {
        (isPosted ? "" : "<Проведен>false</Проведен>") + (isMarked ? "<ПометкаУдаления>true</ПометкаУдаления>" : "")
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

    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
