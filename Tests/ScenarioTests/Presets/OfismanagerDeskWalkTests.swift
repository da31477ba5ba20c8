import Records
import Store
import Testing

/// Офисменеджер at the browser: silence is overdue, waiting shows in steps, a company goes from Development to Service.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct OfismanagerDeskWalkTests {
    @Test(
        "F098 F099 F100 F101 F111 F112: a lead is overdue, identified, waits in steps, becomes a company; another is rejected"
    )
    func aLead() async throws {
        try await PresetDesk.with("ofismanager") { desk in
            try await desk.sit("kuznetsova")
            let lead = try await desk.create("of_request", [("title", "Звонок с сайта"), ("responsible", "Кузнецова")])
            try await desk.company.clock("5m")
            try await desk.stands(at: "overdue")
            try await desk.hasTask("Перезвонить")
            try await desk.journal("Просроченная идентификация", rule: "incoming.timer.missed")
            try await desk.company.command(["event", "deal:\(lead)", "call.answered"])
            try await desk.stands(at: "identify")
            try await desk.company.clock("20m")
            try await desk.says("ждёт 20 мин")
            try await desk.company.clock("20m")
            try await desk.says("ждёт 40 мин")
            try await desk.isTold("Клиент ждёт 40 минут")
            try await desk.open("boards/of_request")
            try await desk.show("of-board")
            try await desk.company.clock("3h 20m")
            try await desk.sit("rop")
            try await desk.card(lead)
            try await desk.says("ждёт 4 часа")
            try await desk.isTold("Клиент ждёт 4 часа")
            try await desk.sit("kuznetsova")
            try await desk.card(lead)
            try await desk.move(to: "target")
            try await desk.answer([("contact_name", "Ольга")])
            try await desk.isOver("won", at: "target")
            let client = try await desk.company.client("Ромашка")
            try await desk.company.settle("company", of: lead, ["value=\(client)"])
            try await desk.says("Ромашка")
            try await desk.create("of_request", [("title", "Реклама")])
            try await desk.move(to: "rejected")
            try await desk.refuse("Спам")
            try await desk.isOver("lost", at: "rejected")
        }
    }

    @Test("F104 F107 F118: Development hands a company over to Service, which goes on; the month is kept")
    func aCompany() async throws {
        try await PresetDesk.with("ofismanager") { desk in
            try await desk.company.client("Ромашка")
            try await desk.sit("kuznetsova")
            let account = try await desk.create(
                "of_develop",
                [("title", "Ромашка"), ("company", "Ромашка"), ("responsible", "Кузнецова")]
            )
            try await Self.plan(desk)
            try await desk.open("boards/of_develop")
            try await desk.drag(account, to: "talks")
            try await desk.answer([("potential_sum", "100000")])
            try await desk.column("talks", holds: account)
            try await desk.card(account)
            try await desk.move(to: "to_service")
            try await desk.answer([("plan_sum", "40000")])
            try await desk.isOver("won", at: "to_service")
            try await desk.sit("smirnov")
            let service = account + 1
            try await desk.card(service)
            try await desk.stands(at: "planned")
            try await desk.move(to: "partly")
            try await desk.answer([("plan_month", "2026-03-01")])
            try await desk.stands(at: "partly")
            try await desk.move(to: "final")
            try await desk.isOver("won", at: "final")
            try await desk.card(service + 1)
            try await desk.stands(at: "planned")
            try await desk.show("of-service")
            try await desk.move(to: "lost")
            try await desk.refuse("Дорого")
            try await desk.isOver("lost", at: "lost")
            try await Self.monthIsKept(desk)
        }
    }

    /// A line of the plan, as an import writes it.
    private static func plan(_ desk: PresetDesk) async throws {
        let row = PlanRow(
            plan: "of_plan",
            period: "2026-03",
            key: "manager:1",
            figures: ["plan": 4_000_000, "fact": 900]
        )
        try await desk.company.scenario.withStore { engine async throws in
            try await engine.write(.normal) { try PlanBook.write(row, in: $0) }
        }
    }

    /// On the 1st the month that was is closed with its figures, and the next begins with the plan alone.
    private static func monthIsKept(_ desk: PresetDesk) async throws {
        try await desk.company.clock("2026-04-01 00:10")
        try await eventually("The new month has begun") {
            try await desk.company.number("SELECT count(*) AS n FROM plan_row WHERE period = '2026-04'") == 1
        }
        let rows = try await desk.company.scenario.withStore { engine async throws in
            try await engine.read { connection in
                try ["2026-03", "2026-04"].flatMap { try PlanBook.rows(of: "of_plan", period: $0, in: connection) }
            }
        }
        #expect(rows.map { $0.closedAt != nil } == [true, false])
        #expect(rows.map { $0.figures["fact"] != nil } == [true, false])
        #expect(rows.allSatisfy { $0.figures["plan"] == 4_000_000 })
    }
}
