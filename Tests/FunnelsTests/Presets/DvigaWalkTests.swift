import Domain
import Funnels
import Records
import Store
import TestSupport
import Testing

/// Dviga marketing: a lead, its contracts, and deals in which papers, money and work go side by side.
@Suite struct DvigaWalkTests {
    private static func lead(_ walk: PresetWalk, at stage: String? = nil) async throws -> CardID {
        try await walk.create("dv_lead", at: stage, by: "volkov")
    }

    /// A deal whose mode of work is chosen.
    private static func deal(_ mode: String, _ walk: PresetWalk) async throws -> CardID {
        let fields: [String: FieldValue] = [
            "amount": roubles(300_000), "contract_days": .int(10), "project_manager": .staff(try walk.id("belova")),
        ]
        let deal = try await walk.create("dv_deal", fields, by: "volkov")
        try await walk.edit(deal, ["work_mode": text(mode)], by: "volkov")
        return deal
    }

    @Test("F039 F040 F041 F057: a new lead is greeted, and each role has its task", arguments: TestEngines.kinds)
    func aNewLeadGivesEverybodyTheirTask(_ kind: EngineKind) async throws {
        try await PresetWalk.with("dviga", on: kind) { walk in
            let lead = try await Self.lead(walk)
            #expect(
                try await walk.sent().filter { $0.hasSuffix(" welcome") }.sorted() == ["mail welcome", "sms welcome"]
            )
            let tasks = try await walk.tasks(lead)
            #expect(tasks["Позвонить клиенту"] == "volkov")
            #expect(tasks["Назначить встречу"] == "volkov")
            #expect(tasks["Подготовить сметы, материалы, документы"] == "zaitseva")
            let call = try #require(try await walk.openTasks(lead).first { $0.title == "Позвонить клиенту" })
            #expect(try call.dueAt == PresetWalk.moscow("2026-03-03 10:15"), "a quarter of a working hour")

            let lacking = try await walk.missing { try await walk.move(lead, to: "talk", by: "volkov") }
            #expect(lacking == ["call_result"])
            let silent = try await walk.missing { try await walk.finish("Позвонить клиенту", of: lead, by: "volkov") }
            #expect(silent == ["outcome"], "how the call came out must be said")
            try await walk.finish("Позвонить клиенту", of: lead, outcome: "Назначена встреча", by: "volkov")
            #expect(try await walk.field(lead, "call_result") == text("Назначена встреча"))
            try await walk.move(lead, to: "talk", by: "volkov")
        }
    }

    @Test("F042: a meeting asks when and where, invites the client and reminds both", arguments: TestEngines.kinds)
    func aMeetingIsAnnouncedAndRemindedOf(_ kind: EngineKind) async throws {
        try await PresetWalk.with("dviga", on: kind) { walk in
            let lead = try await Self.lead(walk, at: "talk")
            try await walk.edit(lead, ["call_result": text("Назначена встреча")], by: "volkov")
            let lacking = try await walk.missing { try await walk.move(lead, to: "meeting", by: "volkov") }
            #expect(lacking == ["meeting_at", "meeting_place"])
            let meeting: [String: FieldValue] = [
                "meeting_at": .moment(try PresetWalk.moscow("2026-03-05 15:00")), "meeting_place": text("Невский, 1"),
                "route_map": someFile,
            ]
            try await walk.move(lead, to: "meeting", meeting, by: "volkov")
            #expect(try await walk.sent().filter { $0.hasSuffix("meeting_invite") }.count == 2)
            try await walk.wait(until: "2026-03-05 12:50")
            #expect(try await !walk.told("volkov").contains("meeting_soon"))
            try await walk.edit(lead, ["meeting_at": .moment(try PresetWalk.moscow("2026-03-05 17:00"))], by: "volkov")
            try await walk.wait(until: "2026-03-05 14:50")
            #expect(try await !walk.told("volkov").contains("meeting_soon"), "it was put off")
            try await walk.wait(until: "2026-03-05 15:00")
            #expect(try await walk.told("volkov").filter { $0 == "meeting_soon" }.count == 1)
            #expect(try await walk.sent().contains("sms meeting_soon"))
        }
    }

    @Test("F043: each contract becomes a deal of its own", arguments: TestEngines.kinds)
    func eachContractBecomesADeal(_ kind: EngineKind) async throws {
        try await PresetWalk.with("dviga", on: kind) { walk in
            let lead = try await Self.lead(walk, at: "contracts")
            let lacking = try await walk.missing { try await walk.move(lead, to: "done", by: "volkov") }
            #expect(lacking == ["contract_list"])
            let contracts = FieldValue.table([
                [
                    "title": text("Сайт"), "amount": roubles(300_000), "manager": .staff(try walk.id("belova")),
                    "days": .int(20), "hours": .int(100), "note": text("С каталогом"),
                ],
                ["title": text("Реклама"), "amount": roubles(90_000), "manager": .staff(try walk.id("lebedev"))],
            ])
            try await walk.move(lead, to: "done", ["contract_list": contracts], by: "volkov")
            #expect(try await walk.outcome(lead) == .won)
            let deals = try await walk.children(lead)["dv_deal"] ?? []
            #expect(deals.count == 2)
            let first = try await walk.record(try #require(deals.first))
            #expect(first.title == "Сайт")
            #expect(first.amount == Money(minor: 30_000_000))
            #expect(try first.responsible == walk.id("volkov"))
            #expect(try await walk.field(first.id, "project_manager") == .staff(try walk.id("belova")))
            #expect(try await walk.field(first.id, "note") == text("С каталогом"))
            #expect(try await walk.stage(first.id) == "start")
        }
    }

    @Test("F044 F046 F047 F059: payment and production run side by side", arguments: TestEngines.kinds)
    func paymentAndProductionRunSideBySide(_ kind: EngineKind) async throws {
        try await PresetWalk.with("dviga", on: kind) { walk in
            let deal = try await Self.deal("Начинаем сразу", walk)
            #expect(try await walk.stage(deal, track: "paper") == "sign")
            #expect(try await walk.stage(deal, track: "money") == "bill")
            #expect(try await walk.stage(deal, track: "work") == "team")
            #expect(try await walk.tasks(deal)["Получить подписанные документы"] == "zaitseva")

            let team: [String: FieldValue] = [
                "project_members": .list([.staff(try walk.id("lebedev"))]), "sold_hours": .int(100),
            ]
            try await walk.edit(deal, team, by: "belova")
            #expect(try await walk.stage(deal, track: "work") == "production", "before the money")
            let bill: [String: FieldValue] = [
                "invoice_no": text("17"), "pay_expected_on": try PresetWalk.day("2026-03-10"),
            ]
            try await walk.edit(deal, bill, by: "zaitseva")
            #expect(try await walk.stage(deal, track: "money") == "invoice")
            let asked = try await walk.missing { try await walk.press(deal, "paid", by: "zaitseva") }
            #expect(asked == ["paid_on"])
            try await walk.press(deal, "paid", ["paid_on": try PresetWalk.day("2026-03-06")], by: "zaitseva")
            #expect(try await walk.stage(deal, track: "money") == "paid")
            #expect(try await walk.told("volkov").contains("paid_inside"))
            #expect(
                try await walk.sent().filter { $0.hasSuffix("paid_client") }.sorted() == [
                    "mail paid_client", "sms paid_client",
                ]
            )
            try await walk.edit(deal, ["signed_file": someFile], by: "zaitseva")
            #expect(try await walk.stage(deal, track: "paper") == "signed")
            let unaccepted = try await walk.missing { try await walk.move(deal, to: "done", by: "belova") }
            #expect(unaccepted.contains("accepted_on"))
            try await walk.move(deal, to: "done", ["accepted_on": try PresetWalk.day("2026-03-20")], by: "belova")
            #expect(try await walk.outcome(deal) == .won)
        }
    }

    @Test("F044: with prepayment production waits for the papers and the money", arguments: TestEngines.kinds)
    func prepaymentHoldsProductionUp(_ kind: EngineKind) async throws {
        try await PresetWalk.with("dviga", on: kind) { walk in
            let deal = try await Self.deal("Предоплата", walk)
            let team: [String: FieldValue] = [
                "project_members": .list([.staff(try walk.id("lebedev"))]), "sold_hours": .int(100),
                "invoice_no": text("17"), "pay_expected_on": try PresetWalk.day("2026-03-10"),
            ]
            try await walk.edit(deal, team, by: "belova")
            #expect(try await walk.stage(deal, track: "work") == "team")
            try await walk.event("payment.posted", deal, ["paid_pct": .int(100)])
            #expect(try await walk.stage(deal, track: "money") == "paid")
            #expect(try await walk.stage(deal, track: "work") == "team", "the contract is not signed")
            try await walk.edit(deal, ["signed_file": someFile], by: "zaitseva")
            #expect(try await walk.stage(deal, track: "work") == "production")
        }
    }

    @Test("F045 F048: an invoice burns when its day is over, and a new one counts anew", arguments: TestEngines.kinds)
    func anInvoiceBurnsAfterItsDay(_ kind: EngineKind) async throws {
        try await PresetWalk.with("dviga", on: kind) { walk in
            let deal = try await Self.deal("Предоплата", walk)
            let stage = try #require(walk.set.funnels["dv_deal"]?.stage("invoice"))
            #expect(stage.countdown == "pay_expected_on")
            let bill: [String: FieldValue] = [
                "invoice_no": text("17"), "pay_expected_on": try PresetWalk.day("2026-03-05"),
            ]
            try await walk.edit(deal, bill, by: "zaitseva")
            try await walk.wait(until: "2026-03-05 20:00")
            #expect(try await walk.stage(deal, track: "money") == "invoice", "its day is not over")
            try await walk.wait(until: "2026-03-06 09:10")
            #expect(try await walk.stage(deal, track: "money") == "burned")
            #expect(try await walk.field(deal, "invoice_state") == text("Сгорел"))
            #expect(try await walk.tasks(deal)["Связаться с клиентом, выставить новый счёт"] == "zaitseva")
            let again: [String: FieldValue] = [
                "invoice_no": text("18"), "pay_expected_on": try PresetWalk.day("2026-03-12"),
            ]
            try await walk.edit(deal, again, by: "zaitseva")
            #expect(try await walk.stage(deal, track: "money") == "invoice")
            try await walk.wait(until: "2026-03-12 20:00")
            #expect(try await walk.stage(deal, track: "money") == "invoice")
        }
    }

    @Test("F052: work starts on the next working day and ends so many later", arguments: TestEngines.kinds)
    func theStartIsTheNextWorkingDay(_ kind: EngineKind) async throws {
        try await PresetWalk.with("dviga", on: kind) { walk in
            let deal = try await Self.deal("Предоплата", walk)
            let bill: [String: FieldValue] = [
                "invoice_no": text("17"), "pay_expected_on": try PresetWalk.day("2026-03-10"),
            ]
            try await walk.edit(deal, bill, by: "zaitseva")
            // Friday; the weekend and Monday the 9th are days off.
            try await walk.press(deal, "paid", ["paid_on": try PresetWalk.day("2026-03-06")], by: "zaitseva")
            #expect(try await walk.field(deal, "plan_start") == PresetWalk.day("2026-03-10"))
            #expect(try await walk.field(deal, "plan_finish") == PresetWalk.day("2026-03-24"))
        }
    }

    @Test("F056: a deal starts anywhere and stages are skipped", arguments: TestEngines.kinds)
    func stagesMayBeSkipped(_ kind: EngineKind) async throws {
        try await PresetWalk.with("dviga", on: kind) { walk in
            let lead = try await Self.lead(walk, at: "contracts")
            #expect(try await walk.stage(lead) == "contracts")
            let other = try await Self.lead(walk)
            try await walk.move(other, to: "contracts", ["call_result": text("Думает")], by: "volkov")
            #expect(try await walk.stage(other) == "contracts")
            try await walk.move(other, to: "talk", by: "volkov")
            #expect(try await walk.stage(other) == "talk", "and back")
        }
    }

    @Test("F029: a refusal asks why", arguments: ["dv_lead", "dv_deal"])
    func aRefusalAsksWhy(_ funnel: String) async throws {
        try await PresetWalk.with("dviga", on: .sqlite) { walk in
            let card = try await walk.create(funnel, by: "volkov")
            await #expect(throws: CardRefusal.self) { try await walk.move(card, to: "refused", by: "volkov") }
            try await walk.move(card, to: "refused", reason: ("Дорого", text: nil), by: "volkov")
            #expect(try await walk.outcome(card) == .lost)
            #expect(try await walk.openTasks(card).isEmpty)
        }
    }
}
