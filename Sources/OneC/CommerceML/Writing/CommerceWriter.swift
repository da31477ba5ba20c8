package import Domain

/// Writes orders for 1C, as `mode=query` answers them: strictly typed, in the namespace and version that this 1C speaks.
///
/// Elements stand in the order of the schema; sums have a point and two places, dates are ISO 8601, a time has its zeros.
package struct CommerceWriter {
    /// UT keeps no more characters of an order's number.
    package static let longestNumber = 11

    private let schema: CommerceSchema
    private var xml = XMLText()

    /// Begins a file that is formed at `formed`, on 1C's clock.
    package init(schema: CommerceSchema, formed: CommerceMoment) {
        self.schema = schema
        var attributes = [
            ("ВерсияСхемы", schema.version),
            ("ДатаФормирования", formed.second == nil ? "\(formed.date)T00:00:00" : formed.description),
        ]
        if let namespace = schema.namespace { attributes.insert(("xmlns", namespace), at: 0) }
        xml.add(raw: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        xml.begin("КоммерческаяИнформация", attributes)
    }

    /// Adds an order. `second` is the time of day it was made at; `requisites` are handed to 1C beside its fields.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when it is no order of ours, or lacks its date.
    package mutating func add(
        _ order: OneCDocument,
        second: Int = 0,
        requisites: [CommerceRequisite] = []
    ) throws(SvodError) {
        guard order.kind == .order, let number = order.siteNumber, let date = order.date else {
            throw SvodError(.invalidInput, "order \(order.id): only an order of ours with a date is sent to 1C")
        }
        guard number.count <= Self.longestNumber else {
            throw SvodError(.invalidInput, "order \(order.id): 1C would cut its number \(number)")
        }
        if schema.hasContainers { xml.begin("Контейнер") }
        xml.begin("Документ")
        addHead(order, number, date)
        xml.add("Время", CommerceMoment(date: date, second: second).timeText)
        xml.add("СрокПлатежа", order.dueDate?.description)
        xml.add("Комментарий", order.comment)
        addLines(order.lines)
        let cancelled = CommerceRequisite(name: "Отменен", value: order.standing == .cancelled ? "true" : "false")
        add(requisites + [cancelled])
        xml.end()
        if schema.hasContainers { xml.end() }
    }

    /// The whole file.
    package consuming func finish() -> String {
        xml.end()
        return xml.text
    }

    private mutating func addHead(_ order: OneCDocument, _ number: String, _ date: CivilDate) {
        xml.add("Ид", order.id)
        if schema.hasContainers { xml.add("ПометкаУдаления", order.standing == .deleted ? "true" : "false") }
        xml.add("Номер", number)
        xml.add("Дата", date.description)
        xml.add("ХозОперация", "Заказ товара")
        xml.add("Роль", "Продавец")
        // 2.x is Russian and calls the rouble by its name.
        xml.add("Валюта", !schema.hasContainers && order.sum.currency == "RUB" ? "руб" : order.sum.currency)
        xml.add("Курс", "1")
        xml.add("Сумма", Self.hundredths(order.sum.minor))
        guard let party = order.party else { return }
        xml.begin("Контрагенты")
        add(party, of: order.id)
        xml.end()
    }

    private mutating func add(_ party: OneCParty, of order: String) {
        let name = party.name ?? party.fullName ?? "Покупатель"
        xml.begin("Контрагент")
        xml.add("Ид", party.id ?? "\(order)#buyer")
        xml.add("Наименование", name)
        xml.add("Роль", "Покупатель")
        // Whoever has a КПП, or ten digits, is a company.
        let isCompany = party.kpp != nil || party.inn?.utf8.count == 10
        xml.add(isCompany ? "ОфициальноеНаименование" : "ПолноеНаименование", party.fullName ?? name)
        xml.add("ИНН", party.inn)
        xml.add("КПП", party.kpp)
        if let address = party.contacts.first(where: { $0.kind == .address }) {
            xml.begin("АдресРегистрации")
            xml.add("Представление", address.value)
            xml.end()
        }
        add(party.contacts.filter { $0.kind != .address })
        xml.end()
    }

    private mutating func add(_ contacts: [OneCContact]) {
        guard !contacts.isEmpty else { return }
        xml.begin("Контакты")
        for contact in contacts {
            xml.begin("Контакт")
            xml.add("Тип", contact.kind == .phone ? "Телефон рабочий" : contact.kind == .email ? "Почта" : "Прочее")
            xml.add("Значение", contact.value)
            xml.add("Комментарий", contact.person)
            xml.end()
        }
        xml.end()
    }

    private mutating func addLines(_ lines: [OneCLine]) {
        guard !lines.isEmpty else { return }
        xml.begin("Товары")
        for (index, line) in lines.enumerated() {
            xml.begin("Товар")
            xml.add("Ид", line.goods ?? "line-\(index + 1)")
            xml.add("Артикул", line.article)
            xml.add("Наименование", line.name)
            if let unit = line.unit { xml.add("БазоваяЕдиница", unit, CommerceUnitCode.attributes(of: unit)) }
            xml.add("ЦенаЗаЕдиницу", line.price.map(Self.hundredths))
            xml.add("Количество", Self.thousandths(line.quantity))
            xml.add("Сумма", line.sum.map(Self.hundredths))
            xml.end()
        }
        xml.end()
    }

    private mutating func add(_ requisites: [CommerceRequisite]) {
        xml.begin("ЗначенияРеквизитов")
        for requisite in requisites {
            xml.begin("ЗначениеРеквизита")
            xml.add("Наименование", requisite.name)
            xml.add("Значение", requisite.value)
            xml.end()
        }
        xml.end()
    }

    private static func hundredths(_ number: Int64) -> String { written(number, places: 2) }

    private static func thousandths(_ number: Int64) -> String {
        number % 1000 == 0 ? String(number / 1000) : written(number, places: 3)
    }

    private static func written(_ number: Int64, places: Int) -> String {
        var digits = String(number.magnitude)
        while digits.count <= places { digits = "0" + digits }
        return (number < 0 ? "-" : "") + digits.dropLast(places) + "." + digits.suffix(places)
    }
}
