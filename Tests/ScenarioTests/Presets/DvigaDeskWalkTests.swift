import Testing

/// Dviga at the browser: a lead becomes contracts; papers, money and work go side by side; an invoice burns.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct DvigaDeskWalkTests {
    @Test("F040 F041 F042 F043 F056 F057: a lead is called, met, and becomes a deal a contract; another is refused")
    func aLead() async throws {
        try await PresetDesk.with("dviga") { desk in
            try await desk.sit("volkov")
            let lead = try await desk.create("dv_lead", [("title", "Сайт для завода"), ("responsible", "Волков")])
            for task in ["Позвонить клиенту", "Назначить встречу", "Подготовить сметы"] { try await desk.hasTask(task) }
            try await desk.sit("zaitseva")
            try await desk.open("tasks?")
            try await desk.browser.wait("her task", "document.body.innerText.includes('Подготовить сметы')")
            try await desk.sit("volkov")
            try await desk.card(lead)
            try await desk.show("dv-lead")
            try await desk.move(to: "talk")
            try await desk.answer([("call_result", "Думает")])
            try await desk.stands(at: "talk")
            try await desk.move(to: "new")
            try await desk.stands(at: "new")
            try await desk.finish("Позвонить клиенту", outcome: "Назначена встреча")
            try await desk.journal("Чем кончился разговор", rule: "any_stage.event.task.done")
            try await desk.move(to: "meeting")
            try await desk.answer([("meeting_at", "2026-03-05T15:00"), ("meeting_place", "Невский, 1")])
            try await desk.stands(at: "meeting")
            try await desk.company.clock("2026-03-05 12:50")
            #expect(try await desk.notices().contains { $0.contains("Скоро встреча") } == false)
            try await desk.company.clock("2026-03-05 13:00")
            try await desk.isTold("Скоро встреча")
            try await desk.move(to: "contracts")
            try await desk.stands(at: "contracts")
            try await desk.move(to: "done")
            try await desk.answer([
                ("contract_list", "Сайт|300000|Белова|10|100|С каталогом;Реклама|90000|Лебедев")
            ])
            try await desk.isOver("won", at: "done")
            let deals = try await desk.made()
            #expect(deals.count == 2)
            try await desk.card(try #require(deals.last))
            try await desk.holds("project_manager", "Лебедев Павел")
            try await desk.move(to: "refused")
            try await desk.refuse("Проект отложен")
            try await desk.isOver("lost", at: "refused")
        }
    }

    @Test("F044 F045 F046 F047 F048 F052 F059: paid and made side by side; what is not paid in time burns")
    func aDeal() async throws {
        try await PresetDesk.with("dviga") { desk in
            try await desk.sit("zaitseva")
            let deal = try await desk.create(
                "dv_deal",
                [
                    ("title", "Сайт"), ("amount", "300000"), ("responsible", "Волков"),
                    ("project_manager", "Белова"), ("contract_days", "10"),
                ]
            )
            try await desk.edit([("work_mode", "Начинаем сразу")])
            for stage in ["sign", "bill", "team"] { try await desk.stands(at: stage) }
            try await desk.edit([("project_members", "Лебедев"), ("sold_hours", "100")])
            try await desk.stands(at: "production")
            try await desk.edit([("invoice_no", "17"), ("pay_expected_on", "2026-03-05")])
            try await desk.stands(at: "invoice")
            try await desk.show("dv-tracks")
            try await desk.company.clock("2026-03-05 20:00")
            try await desk.card(deal)
            try await desk.stands(at: "invoice")
            try await desk.company.clock("2026-03-06 09:10")
            try await desk.stands(at: "burned")
            try await desk.hasTask("Связаться с клиентом, выставить новый счёт")
            try await desk.journal("Счёт сгорел", rule: "invoice.timer.burn")
            try await desk.edit([("invoice_no", "18"), ("pay_expected_on", "2026-03-12")])
            try await desk.stands(at: "invoice")
            try await desk.says("осталось")
            try await desk.press("paid")
            try await desk.answer([("paid_on", "2026-03-06")])
            try await desk.stands(at: "paid")
            // Friday; the weekend and Monday the 9th are days off.
            try await desk.open("boards/dv_deal")
            try await desk.show("dv-board")
            try await desk.card(deal)
            try await desk.browser.wait(
                "the start",
                "document.querySelector('[name=plan_start]').value === '2026-03-10'"
            )
            try await desk.browser.wait(
                "the end",
                "document.querySelector('[name=plan_finish]').value === '2026-03-24'"
            )
            try await desk.edit([("signed_file", "бумага")])
            try await desk.stands(at: "signed")
            try await desk.company.clock("2026-03-25 18:00")
            try await desk.sit("director")
            try await desk.card(deal)
            try await desk.isTold("Срок проекта вышел")
            try await desk.move(to: "done")
            try await desk.answer([("accepted_on", "2026-03-25")])
            try await desk.isOver("won", at: "done")
        }
    }
}
