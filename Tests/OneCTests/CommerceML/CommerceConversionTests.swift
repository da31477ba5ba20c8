import Domain
import OneC
import Testing

@Suite struct CommerceConversionTests {
    static let session = Timestamp(seconds: 1_800_000_000)

    /// What a fixture tells the ledger.
    static func convert(_ name: String) throws -> (documents: [OneCDocument], refusals: [CommerceRefusal]) {
        let items = try Commerce.read(Commerce.fixture(name)).items
        guard case .header(let header) = items.first else { throw SvodError(.notFound, "no header") }
        let conversion = CommerceConversion(exchange: "shop", header: header, session: session)
        var (documents, refusals): ([OneCDocument], [CommerceRefusal]) = ([], [])
        for outcome in items.flatMap(conversion.documents) {
            switch outcome {
            case .success(let document): documents.append(document)
            case .failure(let refusal): refusals.append(refusal)
            }
        }
        return (documents, refusals)
    }

    @Test func anOrderOfUNFTakesItsPaymentsAlong() throws {
        let (documents, refusals) = try Self.convert("unf-payments.xml")
        #expect(refusals.isEmpty && documents.map(\.kind) == [.order, .order, .order])
        #expect(documents.map { $0.payments?.map(\.sum.minor) } == [[3_000_000, 4_000_000], [], []])
        let order = try #require(documents.first)
        #expect(order.sum == Money(minor: 10_000_000) && order.number == "НФ-000041" && order.siteNumber == nil)
        #expect(order.payments?.map(\.paymentKind) == [.bank, .cash])
        #expect(order.payments?.first?.baseKey == order.key)
        #expect(order.party?.inn == "7700000006" && order.party?.contacts.map(\.kind) == [.phone, .email])
        #expect(order.lines.map(\.quantity) == [300_000, 1000] && order.lines.map(\.sum) == [9_999_999, 1])
        #expect(order.lines.first?.price == 33_333 && order.lines.first?.unit == "шт")
    }

    @Test func theVersionIsTheMomentOfForming() throws {
        let order = try #require(try Self.convert("unf-payments.xml").documents.first)
        // 2026-03-02T09:15:07.
        #expect(order.version == OneCVersion(formed: Timestamp(seconds: 1_772_442_907), session: Self.session))
    }

    @Test func silenceOfUTMeansNothing() throws {
        let order = try #require(try Self.convert("ut-requisites.xml").documents.first)
        #expect(order.payments == nil && order.dueDate == nil)
        #expect(order.settlement?.number == "УТ-000900" && order.settlement?.date?.description == "2026-03-05")
    }

    @Test func utNamesAShipmentAndTakesItBackBySilence() throws {
        let order = try #require(try Self.convert("ut-requisites.xml").documents.first)
        let shipment = try #require(order.related.first)
        #expect(shipment.kind == .shipment && shipment.standing == .posted && shipment.sum == order.sum)
        #expect(shipment.id == "71#shipped" && shipment.number == "УТ-000800" && shipment.base == order.id)
        #expect(shipment.date == CivilDate(year: 2026, month: 3, day: 6))
        let silent = """
            <КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_2" ВерсияСхемы="2.07">
            <Документ><Ид>71</Ид><Номер>71</Номер><ХозОперация>Заказ товара</ХозОперация><Сумма>23000</Сумма></Документ>
            </КоммерческаяИнформация>
            """
        let items = try Commerce.read(silent).items
        guard case .header(let header) = items.first else { throw SvodError(.notFound, "no header") }
        let conversion = CommerceConversion(exchange: "shop", header: header, session: Self.session)
        let later = try #require(items.flatMap(conversion.documents).first).get()
        #expect(later.related.map(\.id) == ["71#shipped"] && later.related.map(\.standing) == [.unposted])
        // A 1C that tells of its shipments by documents has no need of such a word.
        #expect(try Self.convert("unf-payments.xml").documents.allSatisfy { $0.related.isEmpty })
    }

    @Test func saysWhatStands() throws {
        let documents = try Self.convert("unf-cancelled.xml").documents
        #expect(documents.map(\.standing) == [.cancelled, .unposted, .deleted])
        #expect(documents.map(\.kind) == [.order, .payment, .payment])
        #expect(documents.map(\.paymentKind) == [nil, .bank, .card])
    }

    @Test func aContainerIsAnOrderWithItsList() throws {
        let documents = try Self.convert("containers.xml").documents
        #expect(documents.map(\.id) == ["c-order-1", "c-order-2"])
        #expect(documents[0].payments?.map(\.id) == ["c-pay-1", "c-pay-2"] && documents[0].related.isEmpty)
        #expect(documents[1].payments == [] && documents[1].related.map(\.kind) == [.shipment, .goodsReturn])
    }

    @Test func aListWithARefusedPaymentReversesNothing() throws {
        let text = """
            <КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_210"><Документ><Ид>o</Ид><Номер>SV-7</Номер>
            <ХозОперация>Заказ товара</ХозОперация><Сумма>10</Сумма><Валюта>RUB</Валюта><ПодчиненныеДокументы>
            <ПодчиненныйДокумент><Ид>a</Ид><ХозОперация>Выплата наличных денег</ХозОперация><Сумма>-3</Сумма></ПодчиненныйДокумент>
            <ПодчиненныйДокумент><Ид>b</Ид><ХозОперация>Выплата наличных денег</ХозОперация><Сумма>x</Сумма></ПодчиненныйДокумент>
            <ПодчиненныйДокумент><Ид>c</Ид><ХозОперация>Выплата наличных денег</ХозОперация><Сумма>3</Сумма><Валюта>USD</Валюта></ПодчиненныйДокумент>
            </ПодчиненныеДокументы></Документ></КоммерческаяИнформация>
            """
        let items = try Commerce.read(text).items
        guard case .header(let header) = items.first else { throw SvodError(.notFound, "no header") }
        let conversion = CommerceConversion(exchange: "shop", header: header, session: Self.session)
        let outcomes = items.flatMap(conversion.documents)
        let documents = outcomes.compactMap { try? $0.get() }
        #expect(documents.map(\.id) == ["o", "a"] && documents[0].payments == nil && documents[0].siteNumber == "SV-7")
        #expect(documents[1].direction == .outgoing && documents[1].sum.minor == 300 && documents[1].base == "o")
        #expect(outcomes.count == 4)
    }

    @Test(arguments: [
        "<Ид>1</Ид><Сумма>1</Сумма><ХозОперация>Танцы</ХозОперация>",
        "<Ид>1</Ид><ХозОперация>Заказ товара</ХозОперация>",
        "<Ид>1</Ид><Сумма>1</Сумма><ХозОперация>Заказ товара</ХозОперация><Валюта>тугрик</Валюта>",
    ])
    func refusesWhatTheLedgerCannotTake(_ body: String) throws {
        let items = try Commerce.read("<КоммерческаяИнформация><Документ>\(body)</Документ></КоммерческаяИнформация>")
            .items
        let conversion = CommerceConversion(exchange: "shop", header: CommerceHeader(), session: Self.session)
        let outcomes = items.flatMap(conversion.documents)
        #expect(throws: CommerceRefusal.self) { try outcomes.first?.get() }
    }
}
