import Testing

/// Рутектор at the browser: the call centre hands over, engineers, suppliers and reservations answer, 1C writes.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct RutectorDeskWalkTests {
    @Test("F065 F066 F067 F068 F069: the operator asks and hands over; the lead stays, the deal goes")
    func aLead() async throws {
        try await PresetDesk.with("rutector") { desk in
            try await desk.sit("ivanova")
            let lead = try await desk.create("ru_lead", [("title", "Насос для котельной"), ("responsible", "Иванова")])
            try await desk.move(to: "in_work")
            try await desk.stands(at: "in_work")
            try await desk.company.clock("20m")
            try await desk.isTold("Обращение ждёт")
            try await desk.move(to: "converted")
            try await desk.answer([("topic", "Другое"), ("topic_text", "Сервис"), ("transferred_to", "Сидоров")])
            try await desk.isOver("won", at: "converted")
            try await desk.says("Отдел насосов")
            try await desk.says("Иванова Ольга")
            let deal = lead + 1
            let junk = try await desk.create("ru_lead", [("title", "Реклама")])
            try await desk.move(to: "junk")
            try await desk.refuse("Спам")
            try await desk.isOver("lost", at: "junk")
            #expect(junk > deal)
            try await desk.sit("sidorov")
            try await desk.card(deal)
            try await desk.says("Сидоров Пётр")
            try await desk.says("Ждём 1С · Ищем похожие запросы")
            try await desk.show("ru-deal")
        }
    }

    @Test("F072 F075 F076 F077 F079 F080 F082 F087 F088 F089 F090 F093: a deal with its requests, orders and money")
    func aDeal() async throws {
        try await PresetDesk.with("rutector") { desk in
            try await desk.sit("sidorov")
            let deal = try await desk.create(
                "ru_sale",
                [("title", "Насосы"), ("amount", "500000"), ("responsible", "Сидоров")]
            )
            try await Self.engineer(deal, desk)
            try await Self.supplier(deal, desk)
            try await desk.sit("sidorov")
            try await desk.card(deal)
            try await desk.company.command(["event", "deal:\(deal)", "onec.done", "onec_order_id=НФ-000123"])
            let money = ["paid_pct=40", "paid_sum=200000RUB", "deferred_to=2026-03-20", "shipped_pct=50"]
            try await desk.company.command(["event", "deal:\(deal)", "payment.posted"] + money)
            try await desk.isTold("Пришла оплата")
            try await desk.browser.click("[data-tab=payments]")
            try await desk.says("из 1С")
            let locked = try await desk.browser.value("!document.querySelector('[data-fields] [name=paid_pct]')")
            #expect(locked as? Bool == true, "1C alone writes it")
            try await desk.company.clock("2026-03-20 09:30")
            try await desk.isTold("Срок отсрочки наступил")
            try await desk.card(deal)
            try await desk.hasTask("Связаться с клиентом по отсрочке")
            try await desk.press("handover")
            try await desk.answer([("new_responsible", "Галиев"), ("handover_note", "Нужна арматура")])
            try await desk.sit("galiev")
            try await desk.card(deal)
            try await desk.isTold("Вам передали сделку")
            try await desk.says("Галиев Марат")
            try await desk.open("boards/ru_sale")
            try await desk.show("ru-board")
            try await desk.drag(deal, to: "done")
            try await desk.card(deal)
            try await desk.isOver("won", at: "done")
        }
    }

    private static func engineer(_ deal: Int, _ desk: PresetDesk) async throws {
        try await desk.press("ask_engineer")
        try await desk.answer([("medium", "Вода"), ("flow", "20"), ("head", "32"), ("load_note", "Круглый год")])
        let request = try #require(try await desk.made().first)
        try await desk.sit("chernov")
        try await desk.card(request)
        try await desk.isTold("Вам поступил новый запрос")
        try await desk.company.clock("2026-03-04 10:30")
        try await desk.isTold("Запрос без ответа")
        try await desk.says("опаздывает")
        try await desk.move(to: "vendor")
        try await desk.answer([("vendor_question", "Есть ли NB 32 в бронзе")])
        try await desk.stands(at: "vendor")
        try await desk.move(to: "answered")
        try await desk.answer([("answer", "NB 32-160")])
        try await desk.isOver("won", at: "answered")
        try await desk.sit("sidorov")
        try await desk.card(deal)
        try await desk.isTold("Вам поступил ответ на запрос")
    }

    /// The supplier is late: the order rises, and comes down when it has arrived.
    private static func supplier(_ deal: Int, _ desk: PresetDesk) async throws {
        try await desk.press("order_supplier")
        try await desk.answer([("supplier", "Завод"), ("items", "NB-32|Насос|2"), ("need_by", "2026-03-18")])
        let order = try #require(try await desk.made().last)
        try await desk.sit("titov")
        try await desk.card(order)
        try await desk.move(to: "confirmed")
        try await desk.answer([("ready_on", "2026-03-10")])
        try await desk.move(to: "production")
        try await desk.stands(at: "production")
        try await desk.company.clock("2026-03-11 10:00")
        try await desk.says("опаздывает")
        try await desk.journal("опаздывает", rule: "production.timer.late")
        try await desk.show("ru-supplier")
        try await desk.move(to: "shipped")
        try await desk.answer([("shipped_on", "2026-03-11"), ("arrive_on", "2026-03-13")])
        try await desk.stands(at: "shipped")
        try await desk.company.command(["event", "request:\(order)", "stock.received"])
        try await desk.isOver("won", at: "arrived")
    }

    @Test("F085 F086: reservations are decided, extended, refused, and end")
    func reservations() async throws {
        try await PresetDesk.with("rutector") { desk in
            let dealer = try await desk.company.client("Дилер Север")
            let pyotr = try await desk.company.person("sidorov")
            let deal = try await pyotr.create(
                "ru_sale",
                ["company": dealer, "title": "Насосы", "responsible": try await desk.company.staff("sidorov")]
            )
            try await desk.sit("sidorov")
            try await desk.card(deal)
            for _ in 1...2 {
                try await desk.press("reserve")
                try await desk.answer([
                    ("end_customer", "ЖК Нева"), ("items", "NB-32|Насос|2"), ("reserve_days", "5"),
                ])
            }
            let reserves = try await desk.made()
            #expect(reserves.count == 2)
            let (first, second) = (try #require(reserves.first), try #require(reserves.last))
            try await desk.sit("fedorova")
            try await desk.card(second)
            try await desk.show("ru-decide")
            try await desk.decide("reject", "Бронь уже у другого дилера")
            try await desk.isOver("lost", at: "denied")
            try await desk.card(first)
            try await desk.decide("approve")
            try await desk.stands(at: "active")
            try await desk.company.clock("2026-03-05 10:00")
            try await desk.isTold("Бронь скоро кончится")
            try await desk.press("extend")
            try await desk.answer([("extend_to", "2026-03-17"), ("extend_reason", "Ждут аванс")])
            try await desk.decide("approve")
            try await desk.browser.wait(
                "the term",
                "document.querySelector('[name=reserve_until]').value === '2026-03-17'"
            )
            try await desk.company.clock("2026-03-17 20:00")
            try await desk.card(first)
            try await desk.stands(at: "active")
            try await desk.company.clock("2026-03-18 10:00")
            try await desk.isOver("lost", at: "expired")
            try await desk.journal("Срок истёк", rule: "active.timer.end")
        }
    }
}
