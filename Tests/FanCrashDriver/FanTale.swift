import Domain
import Funnels
import Records
import Store

/// Deals of eight dealers about six projects, the same each time.
enum FanTale {
    static let funnels = """
        svod: 1
        funnels:
          sale:
            title: Sale
            entity: deal
            fields: {end_customer: text Customer, note: text Note}
            stages:
              new: {title: New}
              done: {title: Done, kind: won}
              lost: {title: Lost, kind: lost, reason: {auto: no}}
        """

    private static let projects = [
        ("МУП Пермводоканал", "КНС №3, г. Пермь: ЦНСГ 60-198 2 шт и КМ 100-80-160 4 шт"),
        ("ООО Сибэнерго", "Котельная №12, Томск: насос СМ 150-125-315 6 шт, задвижка 30ч6бр Ду100 12 шт"),
        ("ЖК Нева", "Санкт-Петербург, корпус 4: CR 10-7 3 шт, бак 200 л"),
        ("АО Алтайхим", "Цех 5, Барнаул, тендер 31806578912: Х 80-50-200 2 шт"),
        ("МУП Пермводоканал", "ВНС №9, г. Пермь: Д 320-50 2 шт, тендер 32109876543"),
        ("Завод Луч", "Казань, насосная 2: К 80-65-160 8 шт"),
    ]

    static func deal(_ number: Int, in engine: any Engine) async throws -> NewCard {
        let (customer, text) = projects[(number * 5 + number / 7) % projects.count]
        let dealer = "Дилер \((number * 3) % 8)"
        let company = try await engine.write(.normal) { connection in
            try CompanyBook.all(named: dealer, limit: 1, in: connection).first
                ?? CompanyBook.add(name: dealer, inn: nil, at: Timestamp(seconds: 0), in: connection)
        }
        var new = NewCard(funnel: "sale")
        new.title = "Запрос"
        new.company = company
        new.fields = [
            "end_customer": .text(customer), "note": .text("Просим счёт для \(customer). \(text)"),
            "responsible": .staff(StaffID(1)),
        ]
        return new
    }
}
