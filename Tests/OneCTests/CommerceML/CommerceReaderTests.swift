import Domain
import OneC
import Testing

@Suite struct CommerceReaderTests {
    static let fixtures = [
        "unf-payments.xml", "unf-cancelled.xml", "containers.xml", "ut-requisites.xml", "bad-documents.xml",
        "catalogue.xml",
    ]

    @Test func readsAnOrderWhole() throws {
        let order = try #require(try Commerce.documents(of: "unf-payments.xml").first)
        #expect(order.id == "a1f0c6de-0001-11f1-9a01-00155d000001")
        #expect(order.number == "41" && order.numberIn1C == "НФ-000041")
        #expect(order.date?.description == "2026-03-01T08:05:00")
        #expect(order.kind == .order && order.currencyCode == "RUB")
        #expect(order.sum?.hundredths == 10_000_000)
        #expect(order.due == nil)
        #expect(order.comment == "Позвонить \"завтра\"")
        #expect(order.linesSum?.description == "100000.00")
        let other = try #require(order.others.first)
        #expect(other.name == "ДополнительныеСведения" && other.attributes.first?.value == "прочее")
        #expect(other.children.first?.text == "не известно читателю")
    }

    @Test func readsCounterpartyAndLines() throws {
        let order = try #require(try Commerce.documents(of: "unf-payments.xml").first)
        let company = try #require(order.counterparties.first)
        #expect(order.counterparties.count == 1)
        #expect(company.officialName == "ООО \"Образец & сыновья\"")
        #expect(company.inn == "7700000006" && company.kpp == "770001001")
        #expect(company.phones == ["+7 495 000-00-01"] && company.emails == ["zakaz@example.org"])
        #expect(company.representatives.first?.name == "Пробный Пётр")
        let pipe = try #require(order.lines.first)
        #expect(pipe.goodID == "d0000000-0001-11f1-9a01-00155d000001")
        #expect(pipe.characteristicID == "d0000000-0002-11f1-9a01-00155d000001")
        #expect(pipe.unit == CommerceUnit(name: "шт", code: "796", fullName: "Штука", international: "PCE"))
        #expect(pipe.price?.tenThousandths == 3_333_333)
        #expect(pipe.taxes.first?.sum?.description == "16666.67" && pipe.taxes.first?.isIncluded == true)
        #expect(pipe.discounts.first?.percent?.description == "0.01")
        let delivery = try #require(order.lines.last)
        #expect(delivery.unit?.code == "796" && delivery.characteristicID == nil)
        #expect(delivery.requisites == [CommerceRequisite(name: "ВидНоменклатуры", value: "Услуга")])
    }

    @Test func tellsAnEmptyListOfPaymentsFromNone() throws {
        let orders = try Commerce.read(Commerce.fixture("unf-payments.xml")).items.compactMap { item in
            if case .document(let document) = item { document } else { nil }
        }
        #expect(orders.map { $0.subordinates?.count } == [2, 0, nil])
        let payments = try #require(orders.first?.subordinates)
        #expect(payments.map(\.kind) == [.bankPayment, .cashPayment])
        #expect(payments.map(\.base) == [orders.first?.id, orders.first?.id])
        #expect(payments.first?.due?.description == "2026-03-01")
    }

    @Test func saysWhatWasCancelledUnpostedAndDeleted() throws {
        let documents = try Commerce.documents(of: "unf-cancelled.xml")
        #expect(documents.map(\.cancelled) == [true, nil, nil])
        #expect(documents.map(\.posted) == [nil, false, true])
        #expect(documents.map(\.deletionMark) == [nil, nil, true])
        #expect(documents.map(\.currencyCode) == ["RUB", "RUB", "RUB"])
        #expect(documents.dropFirst().allSatisfy { $0.base == "e0000000-0001" })
    }

    @Test func givesContainersTheirOrderForABase() throws {
        let containers = try Commerce.read(Commerce.fixture("containers.xml")).items.compactMap { item in
            if case .container(let container) = item { container } else { nil }
        }
        #expect(containers.map(\.order?.id) == ["c-order-1", "c-order-2"])
        #expect(containers[0].documents.map(\.base) == [nil, "c-order-1", "c-order-1"])
        #expect(containers[1].documents.map(\.base) == ["c-order-2", "c-order-2", nil])
        #expect(containers[1].documents[1].kind == .goodsReturn)
        // Half a kopeck goes away from zero.
        #expect(containers[1].documents[1].sum?.hundredths == -1001)
    }

    @Test func readsWhatUTWritesInRequisites() throws {
        let (items, error) = try Commerce.read(Commerce.fixture("ut-requisites.xml"))
        #expect(error == nil)
        guard case .header(let header) = items.first else { throw SvodError(.notFound, "no header") }
        #expect(header.schemaVersion == "2.07" && header.encoding == "windows-1251")
        #expect(header.generatedAt?.timeText == "07:01:02")
        let order = try #require(Commerce.documents(in: items).first)
        #expect(order.sum?.description == "23000.00" && order.date?.timeText == "07:05:09")
        #expect(order.lines.first?.price?.description == "11500.00" && order.linesSum?.description == "22999.99")
        #expect(order.lines.first?.name == "Стол «Ромашка» № 5")
        #expect(order.numberIn1C == "УТ-000071" && order.dateIn1C?.description == "2026-03-01T07:05:09")
        #expect(order.paymentNumberIn1C == "УТ-000900" && order.paymentDateIn1C == "2026-03-05T0:00:00")
        #expect(order.shipmentNumberIn1C == "УТ-000800" && order.shipmentDateIn1C == "06.03.2026 9:00:00")
        #expect(order.status == "К обеспечению" && order.posted == true)
    }

    @Test func readsCatalogueOffersAndCounterparties() throws {
        let items = try Commerce.read(Commerce.fixture("catalogue.xml")).items
        let goods = items.compactMap { item in if case .good(let good) = item { good } else { nil } }
        #expect(goods.map(\.id) == ["old", "t1#h1"] && goods.map(\.deletionMark) == [true, nil])
        #expect(goods[1].catalogue == "cat" && goods[1].groups == ["g1", "g2"] && goods[1].taxes.first?.rate == "20")
        #expect(goods[1].characteristics.first?.value == "6 м" && goods[1].others.first?.name == "ЗначенияСвойств")
        let offers = items.compactMap { item in if case .offer(let offer) = item { offer } else { nil } }
        #expect(offers.map(\.id) == ["t1#h1"] && offers[0].quantity?.description == "12.50")
        #expect(offers[0].prices.first?.price?.hundredths == 79_000 && offers[0].others.first?.name == "Склад")
        let company = items.compactMap { item in if case .counterparty(let company) = item { company } else { nil } }
        #expect(company.first?.inn == nil && company.first?.accounts.first?.bik == "044525000")
        #expect(company.first?.addresses.first?.fields == [CommerceRequisite(name: "Город", value: "Москва")])
        let others = items.compactMap { item in if case .other(let node, _) = item { node.name } else { nil } }
        #expect(others.contains("Классификатор"))
        #expect(Commerce.refusals(in: items).map(\.element) == ["Товар", "Предложение"])
    }
}
