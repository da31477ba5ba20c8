import Domain
import Funnels
import Records
import Store
import TestSupport
import Testing

/// Офисменеджер: leads, then companies in Development and in Service.
@Suite struct OfismanagerWalkTests {
    private static func lead(_ walk: PresetWalk) async throws -> CardID {
        try await walk.create(
            "of_request",
            ["contact_name": text("Ольга"), "company_name": text("ООО «Ромашка»")],
            by: "kuznetsova"
        )
    }

    @Test("F098: an answer identifies, five silent minutes are overdue", arguments: TestEngines.kinds)
    func anAnswerIdentifiesAndSilenceIsOverdue(_ kind: EngineKind) async throws {
        try await PresetWalk.with("ofismanager", on: kind) { walk in
            let answered = try await Self.lead(walk)
            try await walk.event("call.answered", answered, from: .call)
            #expect(try await walk.stage(answered) == "identify")
            let silent = try await Self.lead(walk)
            try await walk.wait(until: "2026-03-03 10:04")
            #expect(try await walk.stage(silent) == "incoming")
            try await walk.wait(until: "2026-03-03 10:06")
            #expect(try await walk.stage(silent) == "overdue")
            #expect(try await walk.tasks(silent)["Перезвонить"] == "kuznetsova")
            try await walk.event("message.answered", silent, from: .intake)
            #expect(try await walk.stage(silent) == "identify", "late, but answered")
        }
    }

    @Test("F111 F112: how long a client waits shows in steps", arguments: TestEngines.kinds)
    func waitingShowsInSteps(_ kind: EngineKind) async throws {
        try await PresetWalk.with("ofismanager", on: kind) { walk in
            let lead = try await Self.lead(walk)
            try await walk.event("call.answered", lead, from: .call)
            try await walk.wait(until: "2026-03-03 10:20")
            #expect(try await walk.tags(lead) == ["ждёт 20 мин"])
            try await walk.wait(until: "2026-03-03 10:40")
            #expect(try await walk.tags(lead) == ["ждёт 40 мин"])
            #expect(try await walk.told("kuznetsova").contains("wait40"))
            try await walk.wait(until: "2026-03-03 12:00")
            #expect(try await walk.tags(lead) == ["ждёт 2 часа"])
            #expect(try await walk.told("rop").contains("wait2h"))
            try await walk.wait(until: "2026-03-03 14:00")
            #expect(try await walk.tags(lead) == ["ждёт 4 часа"])
            #expect(try await walk.told("rop").contains("wait4h"))
            try await walk.move(lead, to: "rejected", reason: ("Не наш профиль", text: nil), by: "kuznetsova")
            #expect(try await walk.tags(lead).isEmpty)
        }
    }

    @Test("F111: our own step winds the clock up anew", arguments: TestEngines.kinds)
    func ourStepWindsTheClockUp(_ kind: EngineKind) async throws {
        try await PresetWalk.with("ofismanager", on: kind) { walk in
            let lead = try await Self.lead(walk)
            try await walk.event("call.answered", lead, from: .call)
            try await walk.wait(until: "2026-03-03 10:15")
            try await walk.commands.touch(lead, by: try walk.id("kuznetsova"))
            try await walk.wait(until: "2026-03-03 10:30")
            #expect(try await walk.tags(lead).isEmpty)
            try await walk.wait(until: "2026-03-03 10:35")
            #expect(try await walk.tags(lead) == ["ждёт 20 мин"])
        }
    }

    @Test("F100: a rejection asks why", arguments: TestEngines.kinds)
    func aRejectionAsksWhy(_ kind: EngineKind) async throws {
        try await PresetWalk.with("ofismanager", on: kind) { walk in
            let lead = try await Self.lead(walk)
            await #expect(throws: CardRefusal.self) { try await walk.move(lead, to: "rejected", by: "kuznetsova") }
            try await walk.move(lead, to: "rejected", reason: ("Спам", text: nil), by: "kuznetsova")
            #expect(try await walk.record(lead).reason == "Спам")
        }
    }

    @Test("F099 F101: a target lead becomes a company in Development, once", arguments: TestEngines.kinds)
    func aTargetLeadBecomesACompanyInDevelopment(_ kind: EngineKind) async throws {
        try await PresetWalk.with("ofismanager", on: kind) { walk in
            let company = try await walk.company("ООО «Ромашка»")
            let lead = try await Self.lead(walk)
            try await walk.event("call.answered", lead, from: .call)
            try await walk.move(lead, to: "target", by: "kuznetsova")
            #expect(try await walk.outcome(lead) == .won)
            // The part that makes companies of contacts answers.
            try await walk.settle(lead, "company", ["value": .company(company)])
            #expect(try await walk.record(lead).company == company)
            let account = try await Self.accounts(walk, company)
            #expect(account.count == 1)
            #expect(try await walk.stage(try #require(account.first)) == "potential")

            let second = try await walk.create(
                "of_request",
                ["contact_name": text("Пётр")],
                company: company,
                by: "kuznetsova"
            )
            try await walk.move(second, to: "target", by: "kuznetsova")
            try await walk.settle(second, "company", ["value": .company(company)])
            #expect(try await Self.accounts(walk, company).count == 1, "it is in work already")
        }
    }

    private static func accounts(_ walk: PresetWalk, _ company: CompanyID) async throws -> [CardID] {
        try await walk.engine.read { connection in
            try connection.rows("SELECT id FROM card WHERE company_id = \(company) AND entity = 'company' ORDER BY id")
                .map {
                    try $0.get("id")
                }
        }
    }

    @Test("F104 F118: Development hands a company over to Service, which goes on", arguments: TestEngines.kinds)
    func developmentHandsOverToService(_ kind: EngineKind) async throws {
        try await PresetWalk.with("ofismanager", on: kind) { walk in
            let company = try await walk.company("ООО «Ромашка»")
            let account = try await walk.create("of_develop", company: company, by: "kuznetsova")
            let lacking = try await walk.missing { try await walk.move(account, to: "talks", by: "kuznetsova") }
            #expect(lacking == ["potential_sum"])
            try await walk.move(account, to: "talks", ["potential_sum": roubles(100_000)], by: "kuznetsova")
            try await walk.move(account, to: "to_service", ["plan_sum": roubles(40_000)], by: "kuznetsova")
            #expect(try await walk.outcome(account) == .won)
            let service = try #require(try await Self.accounts(walk, company).last)
            #expect(try await walk.stage(service) == "planned")
            #expect(try await walk.field(service, "plan_sum") == roubles(40_000))
            let month = try PresetWalk.day("2026-03-01")
            try await walk.move(service, to: "partly", ["plan_month": month], by: "smirnov")
            try await walk.move(service, to: "final", by: "smirnov")
            let next = try #require(try await Self.accounts(walk, company).last)
            #expect(next != service)
            #expect(try await walk.stage(next) == "planned", "the next sale is planned at once")
            try await walk.move(next, to: "lost", reason: ("Дорого", text: nil), by: "smirnov")
            #expect(try await walk.outcome(next) == .lost)
        }
    }

    @Test("F105 F107: the plan is closed and begun anew on the first")
    func theMonthIsKeptAndBegunAnew() async throws {
        try await PresetWalk.with("ofismanager", on: .sqlite) { walk in
            let plan = try #require(walk.set.plans["of_plan"])
            #expect(plan.per == ["contact", "company", "manager"])
            #expect(plan.columns.map(\.title) == ["План", "Потенциал", "Факт", "Разница"])
            guard case .cron(let pattern) = plan.every else {
                Issue.record("the plan is no cron")
                return
            }
            #expect(pattern.text == "0 0 1 * *")
        }
    }

    @Test("F109 F113: a reminder comes from the card, a request from the contact", arguments: TestEngines.kinds)
    func aReminderComesFromTheCard(_ kind: EngineKind) async throws {
        try await PresetWalk.with("ofismanager", on: kind) { walk in
            let lead = try await Self.lead(walk)
            var order = CardTasks.Order(title: "Позвонить после шести")
            order.assignee = try walk.id("smirnov")
            order.dueAt = try PresetWalk.moscow("2026-03-03 18:00")
            try await walk.commands.makeTask(lead, order, by: try walk.id("kuznetsova"))
            #expect(try await walk.tasks(lead)["Позвонить после шести"] == "smirnov")
            #expect(try await walk.told("smirnov").contains("task"))
        }
    }
}
