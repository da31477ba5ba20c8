import Domain
import OneC
import Testing

@Suite struct CommerceWriterTests {
    static let versions = ["2.03", "2.05", "2.07", "2.08", "2.10", "3.1"]

    static func order(number: String? = "SV-42") throws -> OneCDocument {
        var order = OneCDocument(
            kind: .order,
            id: "8f1c0000-0000-4000-8000-000000000042",
            exchange: "shop",
            source: .commerceML,
            version: OneCVersion(number: 1),
            sum: Money(minor: 1_234_505)
        )
        order.siteNumber = number
        order.date = try #require(CivilDate(year: 2026, month: 3, day: 9))
        order.dueDate = CivilDate(year: 2026, month: 3, day: 19)
        order.comment = "До <среды> & \"срочно\"\u{1}"
        order.party = OneCParty(
            id: "c1",
            name: "Образец",
            fullName: "ООО «Образец»",
            inn: "7700000006",
            kpp: "770001001",
            contacts: [OneCContact(kind: .phone, value: "+74950000001"), OneCContact(kind: .address, value: "Москва")]
        )
        order.lines = [
            OneCLine(
                name: "Труба",
                quantity: 2500,
                goods: "g#h",
                article: "Т-1",
                unit: "м",
                price: 50_005,
                sum: 125_013
            ),
            OneCLine(name: "Доставка", quantity: 1000, sum: 5),
        ]
        return order
    }

    static func file(_ version: String, _ order: OneCDocument) throws -> String {
        let schema = try #require(CommerceSchema(version: version))
        let formed = CommerceMoment(date: try #require(CivilDate(year: 2026, month: 3, day: 9)), second: 3661)
        var writer = CommerceWriter(schema: schema, formed: formed)
        try writer.add(order, second: 32_405, requisites: [CommerceRequisite(name: "Статус заказа", value: "Новый")])
        return writer.finish()
    }

    @Test(arguments: versions) func whatIsWrittenReadsTheSame(_ version: String) throws {
        let text = try Self.file(version, Self.order())
        #expect(text.hasPrefix("<?xml"))
        let (items, error) = try Commerce.read(text)
        #expect(error == nil)
        guard case .header(let header) = items.first else { throw SvodError(.notFound, "no header") }
        #expect(
            CommerceSchema(header) == CommerceSchema(version: version) && header.generatedAt?.timeText == "01:01:01"
        )
        let read = try #require(Commerce.documents(in: items).first)
        #expect(read.number == "SV-42" && read.date?.description == "2026-03-09T09:00:05")
        #expect(read.sum?.hundredths == 1_234_505 && read.currencyCode == "RUB" && read.cancelled == false)
        #expect(read.comment == "До <среды> & \"срочно\"" && read.status == "Новый")
        #expect(
            read.counterparties.first?.officialName == "ООО «Образец»" && read.counterparties.first?.phones.count == 1
        )
        #expect(read.lines.map(\.quantity?.thousandths) == [2500, 1000] && read.lines.first?.unit?.code == "006")
        #expect(read.lines.map(\.sum?.hundredths) == [125_013, 5] && read.lines.first?.price?.hundredths == 50_005)
        #expect(items.contains { if case .container = $0 { true } else { false } } == version.hasPrefix("3"))
    }

    @Test func comesBackAsTheSameDocument() throws {
        let order = try Self.order()
        let items = try Commerce.read(Self.file("2.10", order)).items
        guard case .header(let header) = items.first else { throw SvodError(.notFound, "no header") }
        let conversion = CommerceConversion(exchange: "shop", header: header, session: Timestamp(seconds: 0))
        let back = try #require(items.flatMap(conversion.documents).first).get()
        #expect(back.key == order.key && back.siteNumber == order.siteNumber && back.sum == order.sum)
        #expect(back.dueDate == order.dueDate && back.number == nil)
        #expect(back.lines.first == order.lines.first)
    }

    @Test func elementsStandInTheOrderOfTheSchema() throws {
        let text = try Self.file("2.07", Self.order())
        let names = [
            "<Ид>", "<Номер>", "<Дата>", "<ХозОперация>", "<Роль>", "<Валюта>", "<Курс>", "<Сумма>", "<Контрагенты>",
            "<Время>", "<СрокПлатежа>", "<Комментарий>", "<Товары>", "<ЗначенияРеквизитов>",
        ]
        let places = names.compactMap { text.firstRange(of: "\n\t\t\($0)")?.lowerBound }
        #expect(places.count == names.count && places == places.sorted())
    }

    @Test(arguments: [nil, "SV-1234567890"]) func refusesWhatOneCCannotKeep(_ number: String?) throws {
        #expect(throws: SvodError.self) { try Self.file("2.10", Self.order(number: number)) }
    }

    @Test(arguments: ["", "2", "2.02", "2.11", "4.0", "x.y", "2.10.1"]) func knowsNoOtherVersion(_ version: String) {
        #expect(CommerceSchema(version: version) == nil)
    }
}
