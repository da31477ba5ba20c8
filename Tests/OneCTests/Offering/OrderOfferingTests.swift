import Domain
import Funnels
import OneC
import OneCTestSupport
import Records
import Store
import TestSupport
import Testing

/// Deals of svod on their way to 1C and back.
@Suite struct OrderOfferingTests {
    @Test(arguments: TestEngines.kinds)
    func aDealGoesAsAnOrderAndCountsOnlyAtSuccess(_ kind: EngineKind) async throws {
        try await OfferingStory.with(kind) { story in
            let deal = try await story.deal()
            let (session, orders) = try await story.query()
            let order = try #require(orders.first)
            #expect(orders.count == 1 && order.number == "SV-\(deal)" && order.sum?.hundredths == 20_001_00)
            #expect(order.date?.description == "2026-11-23T13:00:00" || order.date?.second != nil)
            #expect(order.lines.map(\.name) == ["Дверь"] && order.lines.first?.quantity?.thousandths == 2000)
            #expect(order.counterparties.first?.inn == "7707083893" && order.counterparties.first?.kpp == "770701001")
            #expect(order.due?.date == CivilDate("2026-12-01") && order.status == "Новая" && order.cancelled == false)
            #expect(order.requisite("Менеджер") == "Анна Белова")
            let again = try await story.query(story.harness.client(.ut), session)
            #expect(again == orders)
            #expect(try await story.wishes(of: deal) == [.waiting])
            // A session that ends without a word has taken nothing.
            #expect(try await story.query().documents == orders)
            try await story.confirm(session)
            #expect(try await story.wishes(of: deal) == [.done])
            #expect(try await story.tags(of: deal) == ["sent"])
            #expect(try await story.query().documents.isEmpty)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatChangesBehindTheQueryStaysToBeOffered(_ kind: EngineKind) async throws {
        try await OfferingStory.with(kind) { story in
            let deal = try await story.deal()
            let (session, _) = try await story.query()
            try await story.write([OfferingStory.line("Ворота", price: 5)], into: deal)
            try await story.confirm(session)
            let next = try await story.query()
            #expect(next.documents.first?.lines.map(\.name) == ["Ворота"])
            try await story.confirm(next.session)
            // `success` twice takes nothing twice.
            try await story.confirm(next.session)
            #expect(try await story.query().documents.isEmpty)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aLostDealIsCalledOffAndOneThatNeverWentIsNot(_ kind: EngineKind) async throws {
        try await OfferingStory.with(kind) { story in
            let (known, unknown) = (try await story.deal(), try await story.deal())
            try await story.lose(unknown)
            let first = try await story.query()
            #expect(first.documents.map(\.number) == ["SV-\(known)"])
            #expect(try await story.wishes(of: unknown) == [.dropped])
            try await story.confirm(first.session)
            try await story.lose(known)
            let second = try await story.query()
            #expect(second.documents.map(\.cancelled) == [true] && second.documents.first?.status == "Отказ")
        }
    }

    @Test(arguments: TestEngines.kinds, ["2.07", "2.10", "3.1"])
    func itComesBackWithOneCsIdentifier(_ kind: EngineKind, _ version: String) async throws {
        try await OfferingStory.with(kind) { story in
            let deal = try await story.deal()
            let (session, _) = try await story.query()
            try await story.confirm(session)
            let client = story.harness.client(.ut)
            // Under the site's identifier first, then under its own.
            for id in ["SV-\(deal)", Orders.guid(1)] {
                story.clock.advance(by: .seconds(60))
                _ = try await client.exchange(
                    Orders.returned(id, site: "SV-\(deal)", number: "УТ-000007", version: version, at: story.clock),
                    as: "orders.xml"
                )
            }
            let orders = try await story.engine.read { try OrderBook.orders(of: deal, in: $0) }
            #expect(orders.map(\.number) == ["УТ-000007"] && orders.first?.amount.minor == 777_00)
            #expect(try await story.count("SELECT count(*) AS n FROM card") == 1)
            // Its lines are 1C's now: only how far the deal is goes on being told.
            try await story.write([OfferingStory.line("Ворота", price: 5)], into: deal)
            #expect(try await story.query().documents.isEmpty)
            try await story.lose(deal)
            let last = try await story.query()
            #expect(last.documents.map(\.sum?.hundredths) == [777_00] && last.documents.first?.cancelled == true)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aNumberOf1CAloneBindsNothingAndItsOrdersAreNotOffered(_ kind: EngineKind) async throws {
        try await OfferingStory.with(kind) { story in
            let client = story.harness.client(.ut)
            let bytes = Orders.returned(Orders.guid(9), site: nil, number: "SV", version: "2.10", at: story.clock)
            _ = try await client.exchange(bytes, as: "orders.xml")
            let deal = try await story.engine.read { connection -> CardID in
                try #require(try connection.row("SELECT id FROM card")?.get("id"))
            }
            #expect(try await story.wishes(of: deal) == [.waiting])
            #expect(try await story.query().documents.isEmpty)
            #expect(try await story.wishes(of: deal) == [.done])
        }
    }

    @Test func speaksAsThe1CThatAsks() async throws {
        try await OfferingStory.with(.sqlite) { story in
            _ = try await story.deal()
            let bytes = Orders.returned(Orders.guid(9), site: nil, number: "7", version: "2.07", at: story.clock)
            let client = story.harness.client(.ut)
            _ = try await client.exchange(bytes, as: "orders.xml")
            let (session, _) = try await story.query()
            let remembered = try await client.ask("query", session: session).text
            #expect(remembered.contains("xmlns=\"urn:1C.ru:commerceml_2\" ВерсияСхемы=\"2.07\""))
            let modern = story.harness.client(.modern)
            let asked = try await modern.ask("query", session: session).text
            #expect(asked.contains("xmlns=\"urn:1C.ru:commerceml_3\"") && asked.contains("<Контейнер>"))
        }
    }

    @Test func exchangesShareTheFunnels() {
        let all = ["ut", "unf"].map { name in
            OneCExchangeSettings(
                name: name,
                user: name,
                password: Secret("x"),
                orders: name == "unf" ? ["wholesale"] : []
            )
        }
        #expect(all.sends("sale", to: "ut") && !all.sends("sale", to: "unf"))
        #expect(all.sends("wholesale", to: "unf") && !all.sends("wholesale", to: "ut"))
    }
}

extension OfferingStory {
    /// Lets a deal be lost.
    func lose(_ card: CardID) async throws {
        try await cards.move(card, to: "refused", reason: ("Цена", text: nil), by: staff)
    }
}

extension Orders {
    /// An order as 1C gives it back, of one line.
    static func returned(
        _ id: String,
        site: String?,
        number: String,
        version: String,
        at clock: ManualClock
    ) -> [UInt8] {
        let order = """
            <Документ><Ид>\(id)</Ид><Номер>\(site ?? number)</Номер><Дата>2026-11-20</Дата>
            <ХозОперация>Заказ товара</ХозОперация><Роль>Продавец</Роль><Валюта>RUB</Валюта><Сумма>777.00</Сумма>
            <Товары><Товар><Наименование>Дверь</Наименование><Количество>1</Количество><Сумма>777</Сумма></Товар></Товары>
            <ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>Номер по 1С</Наименование><Значение>\(number)</Значение>
            </ЗначениеРеквизита></ЗначенияРеквизитов></Документ>
            """
        let seconds = clock.timestamp.microseconds / 1_000_000 % 86_400
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let space = version == "2.07" ? "commerceml_2" : version == "2.10" ? "commerceml_210" : "commerceml_3"
        let body = version == "3.1" ? "<Контейнер>\(order)</Контейнер>" : order
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <КоммерческаяИнформация xmlns="urn:1C.ru:\(space)" ВерсияСхемы="\(version)" \
            ДатаФормирования="2026-11-24T\(time.joined(separator: ":"))">\(body)</КоммерческаяИнформация>
            """
        return Array(text.utf8)
    }
}
