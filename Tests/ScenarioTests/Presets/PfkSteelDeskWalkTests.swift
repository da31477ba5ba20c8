import Testing

/// ПФК Сталь at the browser: a sale from the request to the report, its return, and refusals.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct PfkSteelDeskWalkTests {
    private static let paper = String(repeating: "ab", count: 32)

    @Test("F004 F005 F006 F007 F009 F010 F011 F012 F018: a sale goes from the request to the report")
    func aSale() async throws {
        try await PresetDesk.with("pfk-steel") { desk in
            try await desk.sit("kuznetsova")
            let sale = try await desk.create("pfk_sale", [("title", "Труба «Вектор»"), ("responsible", "Кузнецова")])
            try await desk.company.clock("30m")
            try await desk.isTold("Заявка ждёт")
            try await desk.edit([
                ("contact_name", "Игорь"), ("contact_phone", "+7 921 123-45-67"), ("need", "Труба 40х20"),
            ])
            try await desk.stands(at: "consult")
            try await desk.journal("Консультация", rule: "new.auto_next")
            try await desk.edit([("items", "Труба|10|1000|10000"), ("amount", "225000")])
            try await desk.press("offer")
            try await desk.says("Готовится документ")
            try await Self.approve(sale, desk)
            try await Self.payAndShip(sale, desk)
        }
    }

    /// The head sends the quote back once; the client signs.
    private static func approve(_ sale: Int, _ desk: PresetDesk) async throws {
        let file = "file=\(paper)"
        for _ in ["quote", "invoice"] { try await desk.company.settle("document", of: sale, [file]) }
        try await desk.stands(at: "approve_rop")
        try await desk.sit("rop")
        try await desk.card(sale)
        try await desk.show("pfk-approval")
        try await desk.decide("rework", "Скидка велика")
        try await desk.stands(at: "consult")
        try await desk.move(to: "approve_rop")
        try await desk.stands(at: "approve_rop")
        try await desk.decide("approve")
        try await desk.stands(at: "sign")
        try await desk.journal("Подписание договора", rule: "approve_rop.on_enter[0]")
        try await desk.sit("kuznetsova")
        try await desk.card(sale)
        try await desk.says("Скидка велика")
        try await desk.company.settle("document", of: sale, [file])
        try await desk.edit([("invoice_due", "2026-03-10")])
        try await desk.decide("approve")
        try await desk.stands(at: "payment")
        try await desk.hasTask("Контроль оплаты")
        try await desk.show("pfk-payment")
    }

    private static func payAndShip(_ sale: Int, _ desk: PresetDesk) async throws {
        try await desk.company.command(["event", "deal:\(sale)", "payment.posted", "paid_pct=40", "paid_sum=90000RUB"])
        try await desk.isTold("Пришла оплата")
        try await desk.stands(at: "payment")
        try await desk.company.command(["event", "deal:\(sale)", "payment.posted", "paid_pct=100"])
        try await desk.stands(at: "shipment")
        try await desk.edit([
            ("shipped_on", "2026-03-04"), ("carrier", "ПЭК"), ("track_no", "МСК-17"), ("delivery_due", "2026-03-06"),
        ])
        try await desk.hasTask("Контроль доставки")
        // 8 March is a Sunday, its day off moves to Monday the 9th: the next working day is Tuesday.
        try await desk.company.clock("2026-03-09 18:00")
        try await desk.card(sale)
        #expect(try await desk.notices().contains { $0.contains("Доставка опаздывает") } == false)
        try await desk.company.clock("2026-03-10 10:00")
        try await desk.isTold("Доставка опаздывает")
        try await desk.open("boards/pfk_sale")
        try await desk.drag(sale, to: "done")
        try await desk.answer([("delivered_on", "2026-03-10"), ("report_text", "Перевозчик опоздал на день")])
        try await desk.card(sale)
        try await desk.isOver("won", at: "done")
    }

    @Test("F013 F014 F015 F029: what was sold comes back, or is refused with a reason")
    func aReturn() async throws {
        try await PresetDesk.with("pfk-steel") { desk in
            let anna = try await desk.company.person("kuznetsova")
            let sold: [String: Any] = [
                "title": "Труба «Вектор»", "contact_name": "Игорь", "contact_phone": "+79211234567", "need": "Труба",
                "shipped_on": "2026-02-27", "carrier": "ПЭК", "track_no": "1", "amount": 225_000,
                "delivered_on": "2026-03-02", "report_text": "В срок", "items": [["name": "Труба"]],
                "responsible": try await desk.company.staff("kuznetsova"),
            ]
            let sale = try await anna.create("pfk_sale", at: "shipment", sold)
            try await anna.move(sale, to: "done")
            try await desk.sit("kuznetsova")
            try await desk.card(sale)
            try await desk.browser.click("[data-spawn=pfk_return]")
            try await desk.browser.wait("the form", "document.querySelector('dialog [data-create-form]')")
            try await desk.fill("title", "Возврат трубы", in: "dialog")
            try await desk.browser.press("Enter", control: true)
            try await desk.browser.wait(
                "the return",
                "Number(document.querySelector('[data-record]')?.dataset.cardId) > \(sale)"
            )
            try await desk.browser.hearsEvents()
            try await desk.move(to: "carrier")
            try await desk.answer([
                ("return_reason", "Брак"), ("return_items", "Труба|2|2000"), ("return_sum", "2000"),
            ])
            try await desk.stands(at: "carrier")
            try await desk.hasTask("Договориться с транспортной компанией")
            try await desk.move(to: "back")
            try await desk.answer([("pickup_on", "2026-03-04"), ("return_due", "2026-03-06")])
            try await desk.stands(at: "back")
            let back = try await desk.cardHere()
            try await desk.company.command(["event", "deal:\(back)", "stock.received"])
            try await desk.stands(at: "refund")
            try await desk.journal("Возврат денег", rule: "back.event.stock.received")
            try await desk.hasTask("Контроль возврата денежных средств")
            try await desk.move(to: "done")
            try await desk.answer([("refunded_on", "2026-03-05"), ("client_feedback", "Спасибо")])
            try await desk.isOver("won", at: "done")
            try await Self.refuse(desk)
        }
    }

    /// Dropped on «Отказ» a card asks why; «Другое» wants it in words.
    private static func refuse(_ desk: PresetDesk) async throws {
        let sale = try await desk.create("pfk_sale", [("title", "Лист 3 мм")])
        try await desk.open("boards/pfk_sale")
        try await desk.drag(sale, to: "refused")
        try await desk.browser.wait("the reasons", "document.querySelectorAll('[data-gate] [role=radio]').length === 7")
        try await desk.giveUp()
        try await desk.drag(sale, to: "refused")
        try await desk.refuse("Другое", text: "Ошиблись заявкой")
        try await desk.card(sale)
        try await desk.isOver("lost", at: "refused")
        try await desk.says("Ошиблись заявкой")
    }
}
