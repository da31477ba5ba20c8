import Foundation

/// Files of orders as 1C writes them.
enum Orders {
    /// A file of `count` orders of 100 roubles each, the n-th with n payments of ten; `broken` is the number of an order
    /// whose sum is none.
    static func file(_ count: Int, broken: Int? = nil, formed: String = "2026-11-20T10:00:00") -> [UInt8] {
        let orders = (1...count).map { number in
            """
            <Документ>
              <Ид>\(guid(number))</Ид><Номер>0000-\(number)</Номер><Дата>2026-11-20</Дата><Время>9:05:00</Время>
              <ХозОперация>Заказ товара</ХозОперация><Роль>Продавец</Роль><Валюта>руб</Валюта>
              <Сумма>\(number == broken ? "сто" : "1 00,00")</Сумма>
              <ПодчиненныеДокументы>\((0..<number % 4).map { payment($0, of: number) }.joined())</ПодчиненныеДокументы>
            </Документ>
            """
        }
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_210" ВерсияСхемы="2.10" ДатаФормирования="\(formed)">
            \(orders.joined(separator: "\n"))
            </КоммерческаяИнформация>
            """
        return Array(text.utf8)
    }

    /// 1C's identifier of the n-th order.
    static func guid(_ number: Int) -> String {
        let digits = String(number)
        return "10000000-0000-0000-0000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    private static func payment(_ index: Int, of order: Int) -> String {
        """
        <ПодчиненныйДокумент><Ид>\(guid(order * 1000 + index))</Ид><Дата>2026-11-21</Дата>
        <ХозОперация>Выплата безналичных денег</ХозОперация><Валюта>RUB</Валюта><Сумма>10.00</Сумма></ПодчиненныйДокумент>
        """
    }
}
