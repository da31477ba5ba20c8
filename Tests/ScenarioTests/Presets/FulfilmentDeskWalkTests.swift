import Store
import Testing

/// Fulfilment at the browser: a new client goes through all five funnels, a known one starts at the warehouse.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct FulfilmentDeskWalkTests {
    @Test("F019 F020 F021 F022 F023 F024 F027 F029: a quote is worked out, approved, agreed; another is refused")
    func aQuote() async throws {
        try await PresetDesk.with("fulfilment") { desk in
            try await Self.client("ООО Ромашка", desk)
            try await desk.sit("smirnova")
            try await Self.marksWhatWillBeWanted(desk)
            let quote = try await desk.create("ff_quote", [("title", "Кружки"), ("responsible", "Смирнова")])
            try await desk.open("boards/ff_quote")
            try await desk.drag(quote, to: "make_quote")
            try await desk.answer([
                ("company", "Ромашка"), ("contact", "Ольга"), ("goods", "Кружки"), ("volume", "400 шт."),
                ("services", "Приёмка, хранение"),
            ])
            try await desk.column("make_quote", holds: quote)
            try await desk.show("ff-board")
            try await desk.card(quote)
            try await desk.move(to: "approve_director")
            try await desk.answer([("quote_file", "бумага"), ("amount", "48000")])
            try await Self.director(decides: "rework", "Пересчитайте хранение", quote, desk)
            try await desk.sit("smirnova")
            try await desk.card(quote)
            try await desk.stands(at: "make_quote")
            try await desk.says("Пересчитайте хранение")
            try await desk.move(to: "approve_director")
            try await Self.director(decides: "approve", nil, quote, desk)
            try await desk.sit("smirnova")
            try await desk.card(quote)
            try await desk.stands(at: "approve_client")
            // Three working days without a word from us: Thursday, Friday; the 9th is a day off.
            try await desk.company.clock("2026-03-06 11:00")
            try await desk.isTold("Клиент молчит")
            try await Self.refuse(desk)
        }
    }

    @Test("F025 F026 F027 F028 F030 F032 F033 F034 F035: from the contract to the shipment, a funnel after another")
    func theChain() async throws {
        try await PresetDesk.with("fulfilment") { desk in
            try await Self.client("ООО Ромашка", desk)
            let olga = try await desk.company.person("smirnova")
            let quote = try await Self.agreed(olga, desk)
            try await desk.sit("smirnova")
            try await desk.card(quote)
            try await desk.move(to: "won")
            try await desk.isOver("won", at: "won")
            let contract = try #require(try await desk.made().first, "a new client signs first")
            try await desk.card(contract)
            try await desk.move(to: "sign")
            try await desk.answer([("requisites", "ИНН 7701000000"), ("contract_file", "бумага")])
            try await desk.move(to: "done")
            try await desk.answer([("signed_file", "бумага"), ("signed_on", "2026-03-04")])
            try await desk.isOver("won", at: "done")
            let receiving = try #require(try await desk.made().last)
            try await Self.receive(receiving, desk)
            let processing = try #require(try await desk.made().last)
            try await desk.card(processing)
            try await desk.move(to: "work")
            try await desk.answer([("work_list", "Маркировка"), ("work_due", "2026-03-11")])
            try await Self.warehouse(finishes: "Обработка товара", processing, desk)
            try await desk.sit("smirnova")
            try await desk.card(processing)
            try await desk.isOver("won", at: "done")
            let shipping = try #require(try await desk.made().last)
            try await desk.card(shipping)
            try await desk.move(to: "work")
            try await desk.answer([("ship_to", "Тверь"), ("ship_on", "2026-03-12")])
            try await Self.warehouse(finishes: "Отгрузка", shipping, desk)
            try await desk.isOver("won", at: "done")
            try await desk.show("ff-shipped")
            let again = try await Self.agreed(olga, desk)
            let known = try await olga.move(again, to: "won")
            #expect(known.made.count == 1)
            try await desk.sit("smirnova")
            try await desk.card(try #require(known.made.first))
            try await desk.says("Заявка на приемку товара")
        }
    }

    private static func client(_ name: String, _ desk: PresetDesk) async throws {
        try await desk.company.contact("Ольга Петрова", of: try await desk.company.client(name))
    }

    /// The form of a new card marks red what its first stage will want.
    private static func marksWhatWillBeWanted(_ desk: PresetDesk) async throws {
        try await desk.open("boards/ff_quote")
        try await desk.browser.click("[data-create]")
        for field in ["company", "contact", "goods", "volume", "services"] {
            try await desk.browser.wait(
                "\(field) is marked",
                "document.querySelector('dialog [data-field-of=\(field)] label .required')"
            )
        }
        try await desk.show("ff-new")
        try await desk.browser.press("Escape")
    }

    private static func director(
        decides verdict: String,
        _ comment: String?,
        _ quote: Int,
        _ desk: PresetDesk
    ) async throws {
        try await desk.stands(at: "approve_director")
        try await desk.sit("director")
        try await desk.open("tasks?")
        try await desk.browser.wait("his task", "document.querySelector('[data-task]')?.innerText.includes('Кружки')")
        try await desk.card(quote)
        try await desk.decide(verdict, comment)
        try await desk.stands(at: verdict == "approve" ? "approve_client" : "make_quote")
    }

    private static func refuse(_ desk: PresetDesk) async throws {
        let quote = try await desk.create("ff_quote", [("title", "Стулья")])
        try await desk.move(to: "refused")
        try await desk.show("ff-refusal")
        try await desk.refuse("Дорого")
        try await desk.isOver("lost", at: "refused")
        try await desk.says("Дорого")
        #expect(quote > 1)
    }

    /// A quote that stands with the client.
    private static func agreed(_ olga: PresetPerson, _ desk: PresetDesk) async throws -> Int {
        let company = try await desk.company.number("SELECT id AS n FROM company WHERE name = 'ООО Ромашка'")
        let contact = try await desk.company.number("SELECT id AS n FROM person WHERE name = 'Ольга Петрова'")
        let quote = try await olga.create(
            "ff_quote",
            [
                "title": "Кружки", "company": company, "contact": contact, "goods": "Кружки", "volume": "400 шт.",
                "services": "Хранение", "amount": 48_000, "quote_file": String(repeating: "ab", count: 32),
                "responsible": try await desk.company.staff("smirnova"),
            ]
        )
        try await olga.move(quote, to: "approve_client")
        return quote
    }

    /// The recount goes back to the warehouse once; the invoice is paid.
    private static func receive(_ receiving: Int, _ desk: PresetDesk) async throws {
        try await desk.card(receiving)
        try await desk.move(to: "to_warehouse")
        try await desk.answer([("arrival_on", "2026-03-05"), ("places", "40")])
        try await warehouse(finishes: "Приёмка товара", receiving, desk)
        try await desk.sit("smirnova")
        try await desk.card(receiving)
        try await desk.isTold("Пересчёт готов")
        try await desk.decide("rework", "Мест 42")
        try await desk.stands(at: "to_warehouse")
        try await warehouse(finishes: "Приёмка товара", receiving, desk)
        try await desk.sit("smirnova")
        try await desk.card(receiving)
        try await desk.decide("approve")
        try await desk.stands(at: "bill")
        try await desk.move(to: "wait_pay")
        try await desk.answer([("invoice_file", "бумага"), ("invoice_due", "2026-03-10")])
        try await desk.stands(at: "wait_pay")
        try await desk.hasTask("Контроль оплаты")
        try await desk.company.command(["event", "deal:\(receiving)", "payment.posted", "paid_pct=100"])
        try await desk.isOver("won", at: "done")
    }

    /// Whoever of the warehouse has the task closes it, with the file that it wants and the time spent.
    private static func warehouse(finishes title: String, _ card: Int, _ desk: PresetDesk) async throws {
        let stage = title == "Приёмка товара" ? "to_warehouse" : "work"
        try await desk.stands(at: stage)
        try await desk.sit(try await desk.company.assignee(title))
        try await desk.card(card)
        try await desk.show("ff-task")
        try await desk.finish(title, file: true, minutes: "90")
        try await desk.browser.wait(
            "the task is closed",
            "!document.querySelector(\".stage-step[data-state=here] [data-stage='\(stage)']\")"
        )
    }
}
