import Store
import Testing

/// Рутектор's money: 1C posts, deals follow, and the accountant decides what 1C left open.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct RutectorMoneyWalkTests {
    @Test("F071 F072 F073 F074 F075 F079 F080: an order of 1C is a deal; parts pay it; a deferral rings on its day")
    func anOrder() async throws {
        try await PresetDesk.with("rutector") { desk in
            let books = OneCProgram(scenario: desk.company.scenario)
            try await desk.sit("sidorov")
            try await desk.open("boards/ru_sale")
            try await books.tell(OneCProgram.order("НФ-000123", 100_000))
            try await desk.browser.wait(
                "the deal on the board",
                "document.querySelector(\"[data-board] [data-stage='invoice']\")?.textContent.includes('НФ-000123')"
            )
            let deal = try await desk.company.number("SELECT card_id AS n FROM client_order")
            try await desk.card(deal)
            try await desk.stands(at: "invoice")
            try await books.tell(OneCProgram.payment("481", 30_000, of: "НФ-000123"))
            try await Self.paid("30", desk)
            try await books.tell(OneCProgram.payment("482", 40_000, of: "НФ-000123"))
            try await Self.paid("70", desk)
            try await desk.isTold("Пришла оплата")
            try await books.tell(OneCProgram.payment("481", 30_000, of: "НФ-000123", version: 2, posted: false))
            try await Self.paid("40", desk)
            try await desk.browser.click("[data-tab=payments]")
            try await desk.browser.wait(
                "the reversed payment is struck through",
                "document.querySelector('#panel-payments .is-struck')?.textContent.includes('отменён')"
            )
            try await desk.show("ru-payments")
            try await Self.deferral(deal, books, desk)
        }
    }

    /// The day moves with 1C: the first one passes in silence, the second asks for a call.
    private static func deferral(_ deal: Int, _ books: OneCProgram, _ desk: PresetDesk) async throws {
        try await books.tell(OneCProgram.order("НФ-000123", 100_000, version: 2, due: "2026-03-06"))
        try await desk.card(deal)
        try await term("2026-03-06", desk)
        try await books.tell(OneCProgram.order("НФ-000123", 100_000, version: 3, due: "2026-03-20"))
        try await desk.card(deal)
        try await term("2026-03-20", desk)
        try await desk.company.clock("2026-03-06 12:00")
        try await desk.company.clock("2026-03-20 09:30")
        try await desk.isTold("Срок отсрочки наступил")
        try await desk.card(deal)
        try await desk.hasTask("Связаться с клиентом по отсрочке")
        let tasks = try await desk.company.number(
            "SELECT count(*) AS n FROM task WHERE title = 'Связаться с клиентом по отсрочке'"
        )
        #expect(tasks == 1, "the day that 1C took back asks for nothing")
    }

    @Test("F076 F077 F081: a payment without an order is split over two by the accountant, and taken back")
    func aPayment() async throws {
        try await PresetDesk.with("rutector") { desk in
            let books = OneCProgram(scenario: desk.company.scenario)
            try await books.tell(OneCProgram.order("НФ-000123", 100_000), OneCProgram.order("НФ-000124", 20_000))
            try await desk.sit("orlova")
            try await desk.browser.wait("the accountant's page", "location.pathname === '/payments'")
            try await desk.browser.hearsEvents()
            try await books.tell(OneCProgram.payment("500", 50_000))
            try await desk.browser.wait(
                "the payment",
                "document.querySelector('.payment-row')?.textContent.includes('Ромашка')"
            )
            try await desk.browser.wait("its guesses", "document.querySelectorAll('[data-guess]').length >= 3")
            try await desk.show("payments-waiting")
            try await desk.browser.press("KeyX")
            try await Self.share("123", "30000", desk)
            try await desk.browser.wait(
                "what is left",
                "document.querySelector('[data-split-left]').innerText.includes('20\\u00A0000')"
            )
            try await desk.show("payments-split")
            try await desk.browser.press("Enter")
            try await Self.share("124", nil, desk)
            try await desk.browser.wait(
                "nothing is left",
                "document.querySelector('[data-split-left]').innerText.match(/ 0\\u00A0/)"
            )
            try await desk.browser.press("Enter")
            try await desk.browser.wait("the shelf is empty", "document.querySelector('[data-payments-list] .empty')")
            try await desk.show("payments-empty")
            #expect(try await Self.paidSums(desk) == [30_000_00, 20_000_00])
            try await desk.open("payments?shelf=all")
            try await desk.browser.wait("where it stands", "document.querySelectorAll('.payment-share').length === 2")
            try await desk.show("payments-sheet")
            try await desk.browser.press("KeyZ", control: true)
            try await desk.browser.wait("it stands nowhere", "!document.querySelector('.payment-share')")
            #expect(try await Self.paidSums(desk) == [0, 0])
            try await Self.oneKey(books, desk)
        }
    }

    /// What the purpose names clearly goes by itself; what is only likely goes at one key.
    private static func oneKey(_ books: OneCProgram, _ desk: PresetDesk) async throws {
        try await desk.open("payments")
        try await books.tell(OneCProgram.payment("501", 20_000, purpose: "По счёту НФ-000124 от 02.03.2026"))
        try await books.tell(OneCProgram.payment("502", 10_000, purpose: "Доплата, заказ 123"))
        try await desk.browser.wait("the best", "document.querySelector('.payment-guess[data-clear]')")
        #expect(try await paidSums(desk) == [10_000_00, 20_000_00], "both were named")
        try await desk.browser.press("KeyA")
        try await desk.browser.wait("the way back", "document.querySelector('.toast button')")
        #expect(try await paidSums(desk) == [60_000_00, 20_000_00], "the only order with anything left")
        let scenario = desk.company.scenario
        try await desk.browser.open(
            "\(scenario.scheme)://\(scenario.address):\(Scenario.consolePort)/exchange/documents"
        )
        try await desk.browser.wait("the log", "document.querySelectorAll('tbody tr').length === 5")
        try await desk.show("exchange")
    }

    /// Finds an order in the form, and gives it `sum`; without one what is offered.
    private static func share(_ order: String, _ sum: String?, _ desk: PresetDesk) async throws {
        try await desk.browser.wait("the search", "document.activeElement.matches('[data-split-find]')")
        try await desk.browser.type(order)
        try await desk.browser.wait(
            "order \(order)",
            "document.querySelector('.options [aria-selected=true]')?.textContent.includes('\(order)')"
        )
        try await desk.browser.press("Enter")
        try await desk.browser.wait("the sum", "document.activeElement.matches('[data-split-amount]')")
        if let sum { try await desk.browser.command("Input.insertText", ["text": sum]) }
    }

    private static func paid(_ percent: String, _ desk: PresetDesk) async throws {
        try await desk.browser.wait(
            "\(percent) % paid",
            "document.querySelector(\"[data-field-of='paid_pct']\")?.textContent.includes('\(percent)')"
        )
    }

    private static func term(_ day: String, _ desk: PresetDesk) async throws {
        let days = day.split(separator: "-").reversed().joined(separator: ".")
        try await desk.browser.wait(
            "deferred to \(days)",
            "document.querySelector(\"[data-field-of='deferred_to']\")?.textContent.includes('\(days)')"
        )
    }

    private static func paidSums(_ desk: PresetDesk) async throws -> [Int] {
        let (first, second) = (
            try await desk.company.number("SELECT paid AS n FROM client_order WHERE number = 'НФ-000123'"),
            try await desk.company.number("SELECT paid AS n FROM client_order WHERE number = 'НФ-000124'")
        )
        return [first, second]
    }
}
