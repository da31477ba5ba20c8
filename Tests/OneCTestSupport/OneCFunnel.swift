/// Files of one funnel, `sale`, whose deals begin with an order of 1C.
package enum OneCFunnel {
    /// Everything that 1C's documents amount to.
    package static let figures = """
        paid_sum: {title: Оплачено, type: money, write: [onec]}
        due_sum: {title: К оплате, type: money, write: [onec]}
        overpaid_sum: {title: Переплачено, type: money, write: [onec]}
        shipped_sum: {title: Отгружено, type: money, write: [onec]}
        paid_pct: {title: Процент оплаты, type: int, write: [onec]}
        shipped_pct: {title: Процент отгрузки, type: int, write: [onec]}
        deferred_to: {title: Отсрочка, type: date, write: [onec]}
        """

    /// A file with these fields and first stages, and with `further` keys of the funnel.
    package static func text(
        fields: String = figures,
        stages: String = "new: {title: Новая}",
        further: String = ""
    ) -> String {
        """
        svod: 1
        calendars:
          ru: {tz: Europe/Moscow, hours: {mon-fri: ["09:00-18:00"]}}
        funnels:
          sale:
            title: Продажа
            entity: deal
            intake: {from: [onec_order], assign: nobody, key: onec_order_id}
        \(indented(further, by: 4))
            fields:
              onec_order_id: {title: Заказ в 1С, type: text, write: [onec]}
        \(indented(fields, by: 6))
            stages:
        \(indented(stages, by: 6))
              done: {title: Успешно, kind: won}
              refused: {title: Отказ, kind: lost, reason: {list: why}}
        lists: {why: [Цена]}
        """
    }

    private static func indented(_ text: String, by width: Int) -> String {
        let blank = String(repeating: " ", count: width)
        return text.split(separator: "\n").map { blank + $0 }.joined(separator: "\n")
    }
}
