import Domain
import Foundation
import Sheets

/// A funnel and a plan for tests.
enum TestScheme {
    static let sale = ImportFunnel(
        name: "sale",
        entity: .deal,
        version: 3,
        stages: [
            ImportStage(name: "new", title: "Новая заявка", outcome: .open),
            ImportStage(name: "work", title: "В работе", outcome: .open),
            ImportStage(name: "done", title: "Завершена", outcome: .won),
            ImportStage(name: "refused", title: "Отказ", outcome: .lost),
        ],
        fields: [
            "need": .text, "source": .choice(["Сайт", "Звонок"]), "until": .date, "urgent": .flag,
            "weight": .quantity, "count": .int, "helpers": .staffList, "sum": .closed("svod computes it"),
            "mail": .email,
        ]
    )

    static let request = ImportFunnel(
        name: "request",
        entity: .lead,
        version: 1,
        stages: [
            ImportStage(name: "new", title: "Новое", outcome: .open, leadStatus: .inquiry),
            ImportStage(name: "talk", title: "Разговор", outcome: .open, leadStatus: .identification),
            ImportStage(name: "junk", title: "Брак", outcome: .lost, leadStatus: .rejected),
        ],
        fields: ["topic": .choice(["Заказ", "Доставка"]), "size": .int]
    )

    static let scheme = ImportScheme(
        funnels: ["sale": sale, "request": request],
        plans: [
            "plan": ImportPlan(
                name: "plan",
                per: ["company", "manager"],
                columns: ["goal": .money, "fact": .closed("computed")]
            )
        ]
    )

    /// A mapping of deals with everything in it.
    static let deals = """
        svod: 1
        entity: deal
        funnel: sale
        source: planfix
        columns:
          Номер: external
          Название: title
          Сумма: amount
          Этап: {to: stage, values: {Взяли: work}, other: keep}
          Менеджер: responsible
          Источник: source
          Клиент: company.name
          ИНН: company.inn
          Контакт: contact.name
          Телефон: contact.phone
          Создана: created
          Закрыта: closed
          Причина: reason
        match: {contact: [phone]}
        """

    static func mapping(_ text: String) throws -> ImportMapping {
        try MappingReader.read(text, file: "map.yaml", scheme: scheme)
    }
}
